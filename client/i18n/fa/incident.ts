import type { enIncident } from '../en/incident.ts'
import type { Texts } from '../t.ts'

export const faIncident: Texts<typeof enIncident> = {
  'incident.title.open': 'گزارش‌های کاربران مشکلاتی در {name} را نشان می‌دهد',
  'incident.title.openPossible': 'گزارش‌های کاربران مشکلات احتمالی در {name} را نشان می‌دهد',
  'incident.title.over': 'گزارش‌های کاربران مشکلاتی در {name} را نشان می‌داد',
  'incident.title.overPossible': 'گزارش‌های کاربران مشکلات احتمالی در {name} را نشان می‌داد',
  'incident.page': 'رخداد: {name}',
  'incident.lead': 'از {from}، تاکنون {duration}.',
  'incident.leadOver': '{from} تا {to}، {duration}.',
  'incident.reopened': { one: 'یک بار بازگشت.', other: '{count} بار بازگشت.' },
  'incident.detected': 'دیده شد',
  'incident.regions': 'منطقه به منطقه',
  'incident.region': 'منطقه',
  'incident.started': 'آغاز',
  'incident.major': 'گسترده از',
  'incident.ended': 'پایان',
  'incident.peak': 'اوج در ساعت',
  'incident.course': 'روند',
  'incident.toService': 'آنچه اکنون دربارهٔ {name} می‌دانیم',
  'incident.missing': 'چنین رخدادی نیست',
  'incident.loading': 'بارگیری رخداد',

  'incidents.lead': 'اختلال‌ها آن‌گونه که گزارش‌های کاربران نشان داد، تازه‌ترین‌ها نخست. زمان‌ها به {zone}.',
  'incidents.now': 'اکنون',
  'incidents.noneNow': 'رخداد بازی نیست. این دربارهٔ سرویس‌هایی با گزارش‌های کم چیزی نمی‌گوید.',
  'incidents.past': 'پایان‌یافته',
  'incidents.nonePast': 'هنوز هیچ‌کدام پایان نیافته است.',
  'incidents.older': 'رخدادهای قدیمی‌تر',
  'incidents.latest': 'تازه‌ترین رخدادها',
  'incidents.loading': 'رخدادها بارگذاری می‌شوند',
}
