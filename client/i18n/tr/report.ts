import type { enReport } from '../en/report.ts'
import type { Texts } from '../t.ts'

export const trReport: Texts<typeof enReport> = {
  'report.title': '{name} ile ilgili sorun ne?',
  'report.hint': 'Tek dokunuşla gönderilir. Seçim yapmazsanız 8 saniye sonra gönderilir.',
  'report.choices': 'Sorunlar',
  'report.skip': 'Geç: çalışmıyor işte',
  'report.promise': 'Hesap yok, çerez yok.',
  'report.close': 'Kapat',
  'report.cancel': 'Bildirimi iptal et',
  'report.counted': 'Bildirim sayıldı',
  'report.again': 'Bunu zaten bildirdiniz; yine bir kez sayılıyor.',
  'report.done': 'Tamam',
  'report.stateIn': '{state}: {region}',
  'report.notJustYou': 'Yalnız siz değilsiniz',
  'report.fewNear': 'Yakınınızda az bildirim var',
  'report.firstIn': 'İlk bildirim: {country}',
  'report.firstWorld': 'İlk bildirim',
  'report.around': {
    one: '{place} yakınında son bir saatte {count} bildirim',
    other: '{place} yakınında son bir saatte {count} bildirim',
  },
  'report.aroundYou': {
    one: 'Yakınınızda son bir saatte {count} bildirim',
    other: 'Yakınınızda son bir saatte {count} bildirim',
  },
  'report.usually': '{reports}, genelde {usual}.',
  'report.othersIn': {
    one: '{country}: son bir saatte siz ve {count} kişi daha sorun bildirdiniz.',
    other: '{country}: son bir saatte siz ve {count} kişi daha sorun bildirdiniz.',
  },
  'report.othersWorld': {
    one: 'Son bir saatte siz ve {count} kişi daha sorun bildirdiniz.',
    other: 'Son bir saatte siz ve {count} kişi daha sorun bildirdiniz.',
  },
  'report.noneIn': '{country}: son bir saatte sizden başka sorun bildiren olmadı.',
  'report.noneWorld':
    'Son bir saatte sizden başka sorun bildiren olmadı. Sorun yalnızca sizde olabilir ya da ilk bildiren siz olabilirsiniz.',
  'report.elsewhereBoth': 'Toplam: {country} {inCountry}, dünya geneli {world}.',
  'report.elsewhereWorld': 'Toplam: dünya geneli {world}.',
  'report.placeUnknown': 'Nerede olduğunuz bilinmiyor; bu yüzden tüm dünya sayılıyor.',
  'report.dotYou': 'siz',
  'report.dotsNear': 'Yakınınız, son bir saat',
  'report.dotsIn': '{country}, son bir saat',
  'report.dotsWorld': 'Dünya geneli, son bir saat',
  'report.dots': { one: '{count} bildirim, o da sizin', other: '{count} bildirim, biri sizin' },
  'report.kept': 'Saklandı: {problem}, {time}',
  'report.keptPlain': 'Saklandı: bir sorun, {time}',
  'report.offline': 'Çevrimdışısınız',
  'report.offlineMore':
    'Bildiriminiz bu sayfa açık kaldığı sürece saklanır ve yeniden çevrimiçi olduğunuzda gönderilir.',
  'report.unreachable': 'Yanıt yok',
  'report.unreachableMore':
    'Outcry yanıt vermediği için bildiriminiz sayılmamış olabilir. Yeniden göndermenin sakıncası yok.',
  'report.limited': 'Ağınızdan çok sayıda bildirim geliyor',
  'report.limitedMore': 'Outcry, bir ağdan belirli bir sürede yalnızca sınırlı sayıda bildirim kabul eder.',
  'report.busy': 'Şu anda çok fazla bildirim geliyor',
  'report.busyMore': 'Outcry alabildiği kadarını alıyor. Sizinki burada saklanıyor.',
  'report.refused': 'Gönderilemedi',
  'report.waitSeconds': {
    one: '{count} saniye sonra yeniden deneyin.',
    other: '{count} saniye sonra yeniden deneyin.',
  },
  'report.waitMinutes': {
    one: '{count} dakika sonra yeniden deneyin.',
    other: '{count} dakika sonra yeniden deneyin.',
  },
  'report.retry': 'Yeniden dene',
  'report.discard': 'Bildirimi sil',

  'form.page': '{name} hakkındaki bildiriminiz',
  'form.back': 'Şu anda {name} hakkında bildirilenler',
  'form.signal': 'Sayıldı. Bildirdiğiniz için teşekkürler.',
}
