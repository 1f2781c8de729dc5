import type { enPast } from '../en/past.ts'
import type { Texts } from '../t.ts'

export const trPast: Texts<typeof enPast> = {
  'past.scrub': 'Haritanın gösterdiği saat',
  'past.value': { zero: '{time}, bildirim yok', one: '{time}, {count} bildirim', other: '{time}, {count} bildirim' },
  'past.valueLive': { zero: 'Canlı, bildirim yok', one: 'Canlı, {count} bildirim', other: 'Canlı, {count} bildirim' },
  'past.play': '24 saati oynat',
  'past.pause': 'Duraklat',
  'past.live': 'Canlıya dön',
  'past.keep': 'Bu anı sakla',
  'past.keeping': 'Saklanıyor…',
  'past.keepFailed': 'Saklanamadı. Daha sonra yeniden deneyin.',
  'past.notNow': 'Harita geçmişi gösteriyor',
  'past.shows': '{time} {zone} öncesindeki bir saat',
  'past.said.unknown': 'O sırada {name} hakkında bir şey söylemek için yeterli bildirim yoktu',
  'past.said.ok': 'Kullanıcı bildirimleri {name} ile ilgili bir soruna işaret etmiyordu',
  'past.said.possible': 'Kullanıcı bildirimleri {name} ile ilgili olası sorunlara işaret ediyordu',
  'past.said.major': 'Kullanıcı bildirimleri {name} ile ilgili sorunlara işaret ediyordu',
  'past.said.recovering': 'Kullanıcı bildirimlerine göre {name} düzeliyordu',
  'past.countUsual': {
    zero: 'O saatte bildirim yok, genelde {usual}.',
    one: 'O saatte {count} bildirim, genelde {usual}.',
    other: 'O saatte {count} bildirim, genelde {usual}.',
  },
  'past.count': {
    zero: 'O saatte bildirim yok.',
    one: 'O saatte {count} bildirim.',
    other: 'O saatte {count} bildirim.',
  },
  'past.loading': 'O saat yükleniyor…',
  'past.failed': 'O saat yüklenemedi; harita hâlâ bir öncekini gösteriyor.',

  'chart.range': 'Olağan aralık',
  'chart.where': 'Grafiğin bölgesi',

  'snapshot.title': '{name}, {day}, {time} {zone}',
  'snapshot.page': 'Saklanan an: {name}, {day}, {time}',
  'snapshot.hour': '{time} {zone} ({utc} UTC) öncesindeki bir saat.',
  'snapshot.kept': 'Saklandığı an: {day}, {time} {zone}. Buradaki hiçbir şey artık değişmez.',
  'snapshot.figures': 'Neler bildirildi',
  'snapshot.reports': 'O saatteki bildirimler',
  'snapshot.usual': 'Olağan',
  'snapshot.verdict': 'Değerlendirme',
  'snapshot.regions': 'Bölge bölge',
  'snapshot.notUsers':
    'Bildirim sayısı kullanıcı sayısı değildir: sorun yaşamayanlar nadiren bildirim yapar, sorun yaşayanlar ise bu sayfayı bilmeyebilir.',
  'snapshot.cite': 'Kaynak göstermek için',
  'snapshot.citation': 'Outcry, {name} hakkında kullanıcı bildirimleri, {utc} UTC öncesindeki bir saat, {url}',
  'snapshot.copy': 'Kopyala',
  'snapshot.copied': 'Kopyalandı',
  'snapshot.get': 'İndir:',
  'snapshot.picture': 'Görsel (PNG)',
  'snapshot.pictureAlt':
    'O saatte {name} hakkında gelen bildirimlerin haritası ve önceki 24 saatin grafiği. Sayılar tabloda.',
  'snapshot.loading': 'Saklanan an yükleniyor',
  'snapshot.missing': 'Burada böyle bir an saklanmıyor',
  'snapshot.toMoment': 'Canlı sayfada bu an',
  'snapshot.check':
    'Adres, JSON içeriğinin SHA-256 özetinin ilk 128 bitidir; böylece değişmediğini herkes doğrulayabilir.',
}
