import type { enIncident } from '../en/incident.ts'
import type { Texts } from '../t.ts'

export const trIncident: Texts<typeof enIncident> = {
  'incident.title.open': 'Kullanıcı bildirimleri {name} ile ilgili sorunlara işaret ediyor',
  'incident.title.openPossible': 'Kullanıcı bildirimleri {name} ile ilgili olası sorunlara işaret ediyor',
  'incident.title.over': 'Kullanıcı bildirimleri {name} ile ilgili sorunlara işaret ediyordu',
  'incident.title.overPossible': 'Kullanıcı bildirimleri {name} ile ilgili olası sorunlara işaret ediyordu',
  'incident.page': 'Olay: {name}',
  'incident.lead': 'Başlangıç: {from}, şu ana kadar {duration}.',
  'incident.leadOver': '{from} – {to}, {duration}.',
  'incident.reopened': { one: 'Bir kez yeniden başladı.', other: '{count} kez yeniden başladı.' },
  'incident.detected': 'Fark edildi',
  'incident.regions': 'Bölge bölge',
  'incident.region': 'Bölge',
  'incident.started': 'Başladı',
  'incident.major': 'Büyük sayıldı',
  'incident.ended': 'Sona erdi',
  'incident.peak': 'Saatte en çok',
  'incident.course': 'Seyir',
  'incident.toService': 'Şu anda {name} hakkında bilinenler',
  'incident.missing': 'Böyle bir olay yok',
  'incident.loading': 'Olay yükleniyor',

  'incidents.lead': 'Kullanıcı bildirimlerinin gösterdiği kesintiler, en yenisi önce. Saatler: {zone}.',
  'incidents.now': 'Şimdi',
  'incidents.noneNow': 'Açık olay yok. Bu, az bildirim alan hizmetler hakkında bir şey söylemez.',
  'incidents.past': 'Bitenler',
  'incidents.nonePast': 'Henüz biten yok.',
  'incidents.older': 'Daha eski olaylar',
  'incidents.latest': 'En yeni olaylar',
  'incidents.loading': 'Olaylar yükleniyor',
}
