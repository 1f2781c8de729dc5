import type { enAlerts } from '../en/alerts.ts'
import type { Texts } from '../t.ts'

export const ruAlerts: Texts<typeof enAlerts> = {
  'alerts.offer': 'Уведомить о начале и восстановлении',
  'alerts.hint':
    '{name}, {region}: одно уведомление, когда сообщения укажут на проблемы, и одно, когда перестанут. Без регистрации.',
  'alerts.asking': 'Минутку…',
  'alerts.on': '{name}, {region}: вы получите уведомление.',
  'alerts.off': 'Не уведомлять',
  'alerts.denied': 'Браузер блокирует уведомления с этого сайта. Разрешить их можно в его настройках.',
  'alerts.unsupported':
    'Этот браузер не может показывать здесь уведомления. На iPhone сначала добавьте Outcry на экран «Домой».',
  'alerts.failed': 'Не получилось. Попробуйте ещё раз.',
}
