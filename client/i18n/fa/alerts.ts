import type { enAlerts } from '../en/alerts.ts'
import type { Texts } from '../t.ts'

export const faAlerts: Texts<typeof enAlerts> = {
  'alerts.offer': 'وقتی آغاز شد و وقتی دوباره کار کرد به من خبر بدهید',
  'alerts.hint':
    '{name}، {region}: یک اعلان وقتی گزارش‌ها مشکلی را نشان دهد و یکی وقتی دیگر نشان ندهد. بدون حساب کاربری.',
  'alerts.asking': 'یک لحظه…',
  'alerts.on': 'دربارهٔ {name}، {region} به شما خبر داده می‌شود.',
  'alerts.off': 'دیگر خبر ندهید',
  'alerts.denied': 'این مرورگر اعلان‌های این سایت را مسدود کرده است. در تنظیمات آن می‌توان اجازه داد.',
  'alerts.unsupported':
    'این مرورگر نمی‌تواند اینجا اعلان نشان دهد. در آیفون، نخست Outcry را به صفحهٔ اصلی دستگاه اضافه کنید.',
  'alerts.failed': 'نشد. دوباره امتحان کنید.',
}
