import type { enIncident } from '../en/incident.ts'
import type { Texts } from '../t.ts'

export const ruIncident: Texts<typeof enIncident> = {
  'incident.title.open': '{name}: судя по сообщениям пользователей, есть проблемы',
  'incident.title.openPossible': '{name}: судя по сообщениям пользователей, возможны проблемы',
  'incident.title.over': '{name}: судя по сообщениям пользователей, были проблемы',
  'incident.title.overPossible': '{name}: судя по сообщениям пользователей, возможно, были проблемы',
  'incident.page': 'Инцидент: {name}',
  'incident.lead': 'С {from}, длится {duration}.',
  'incident.leadOver': 'С {from} до {to}, {duration}.',
  'incident.reopened': {
    one: 'Проблемы возвращались {count} раз.',
    few: 'Проблемы возвращались {count} раза.',
    many: 'Проблемы возвращались {count} раз.',
    other: 'Проблемы возвращались {count} раза.',
  },
  'incident.detected': 'Замечено',
  'incident.regions': 'По регионам',
  'incident.region': 'Регион',
  'incident.started': 'Начало',
  'incident.major': 'Серьёзные с',
  'incident.ended': 'Конец',
  'incident.peak': 'Пик за час',
  'incident.course': 'Ход',
  'incident.toService': '{name}: что известно сейчас',
  'incident.missing': 'Такого инцидента нет',
  'incident.loading': 'Загружаем инцидент',

  'incidents.lead': 'Сбои по сообщениям пользователей, сначала последние. Время: {zone}.',
  'incidents.now': 'Сейчас',
  'incidents.noneNow': 'Открытых инцидентов нет. О сервисах, про которые мало сообщений, это ничего не говорит.',
  'incidents.past': 'Завершены',
  'incidents.nonePast': 'Завершённых пока нет.',
  'incidents.older': 'Более старые',
  'incidents.latest': 'Последние',
  'incidents.loading': 'Загрузка инцидентов',
}
