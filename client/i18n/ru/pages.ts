import type { enPages } from '../en/pages.ts'
import type { Texts } from '../t.ts'

export const ruPages: Texts<typeof enPages> = {
  'site.language': 'Язык',
  'site.description': 'Что не работает, где и только ли у вас? Сообщения пользователей онлайн, по регионам.',

  'form.problem': 'Проблема',
  'form.country': 'Страна',
  'form.unsaid': 'Не указано',

  'regions.more': 'Также: {regions}.',
  'regions.withCount': '{region} ({count})',

  'site.pages': 'Страницы',
  'site.embed': 'Встроить',
  'site.api': 'API',
  'site.privacy': 'Приватность',
  'site.licence': 'Лицензия MIT',
  'incidents.all': 'Все инциденты',
  'incidents.feed': 'Лента',
}
