import type { enIncident } from '../en/incident.ts'
import type { Texts } from '../t.ts'

export const arIncident: Texts<typeof enIncident> = {
  'incident.title.open': 'تشير بلاغات المستخدمين إلى مشكلات في {name}',
  'incident.title.openPossible': 'تشير بلاغات المستخدمين إلى مشكلات محتملة في {name}',
  'incident.title.over': 'أشارت بلاغات المستخدمين إلى مشكلات في {name}',
  'incident.title.overPossible': 'أشارت بلاغات المستخدمين إلى مشكلات محتملة في {name}',
  'incident.page': 'حادثة: {name}',
  'incident.lead': 'منذ {from}، والمدة حتى الآن {duration}.',
  'incident.leadOver': 'من {from} إلى {to}، {duration}.',
  'incident.reopened': {
    zero: 'لم تتجدد.',
    one: 'تجددت مرة واحدة.',
    two: 'تجددت مرتين.',
    few: 'تجددت {count} مرات.',
    many: 'تجددت {count} مرة.',
    other: 'تجددت {count} مرة.',
  },
  'incident.detected': 'رُصدت',
  'incident.regions': 'منطقة فمنطقة',
  'incident.region': 'المنطقة',
  'incident.started': 'البداية',
  'incident.major': 'كبيرة منذ',
  'incident.ended': 'النهاية',
  'incident.peak': 'الذروة في الساعة',
  'incident.course': 'المسار',
  'incident.toService': 'ما نعرفه الآن عن {name}',
  'incident.missing': 'لا توجد حادثة كهذه',
  'incident.loading': 'جارٍ تحميل الحادثة',
}
