import type { enPages } from '../en/pages.ts'
import type { Texts } from '../t.ts'

export const arPages: Texts<typeof enPages> = {
  'site.language': 'اللغة',
  'site.description': 'ما الذي لا يعمل، وأين، وهل الأمر لديك وحدك؟ بلاغات المستخدمين، مباشرةً ولكل منطقة.',

  'form.problem': 'المشكلة',
  'form.country': 'البلد',
  'form.unsaid': 'غير محدد',

  'regions.more': 'وكذلك في: {regions}.',
  'regions.withCount': '{region} ({count})',

  'site.pages': 'الصفحات',
  'site.embed': 'تضمين',
  'site.api': 'API',
  'site.privacy': 'الخصوصية',
  'site.licence': 'رخصة MIT',
  'incidents.all': 'كل الحوادث',
  'incidents.feed': 'خلاصة',
}
