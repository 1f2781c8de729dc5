import type { enAlerts } from '../en/alerts.ts'
import type { Texts } from '../t.ts'

export const arAlerts: Texts<typeof enAlerts> = {
  'alerts.offer': 'أعلمني ببدء المشكلات وبعودة الخدمة',
  'alerts.hint': '{name}، {region}: إشعار حين تشير البلاغات إلى مشكلات، وآخر حين تتوقف عن ذلك. بلا حساب.',
  'alerts.asking': 'لحظة واحدة…',
  'alerts.on': 'ستصلك إشعارات عن {name}، {region}.',
  'alerts.off': 'إيقاف الإشعارات',
  'alerts.denied': 'يحظر هذا المتصفح إشعارات هذا الموقع. يمكن السماح بها من إعداداته.',
  'alerts.unsupported': 'لا يستطيع هذا المتصفح عرض الإشعارات هنا. على iPhone، أضف Outcry إلى الشاشة الرئيسية أولًا.',
  'alerts.failed': 'لم ينجح ذلك. أعد المحاولة.',
}
