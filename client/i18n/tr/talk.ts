import type { enTalk } from '../en/talk.ts'
import type { Texts } from '../t.ts'

export const trTalk: Texts<typeof enTalk> = {
  'alternatives.title': 'Alternatifler',

  'kept.title': 'Bekleyen bildirimler',
  'kept.plain': 'bir sorun',
  'kept.waits': 'Saklandı: {problem}, {service}, {time}.',
  'kept.will': 'Yeniden çevrimiçi olduğunuzda gönderilir.',
  'kept.willOld': 'Önceki bir günden; yeniden çevrimiçi olduğunuzda gönderilir.',
  'kept.sent': 'Gönderildi: {problem}, {service}. Sayıldığı saat: {time}.',
  'kept.discard': 'Sil',
  'kept.dismiss': 'Tamam',
  'kept.offlineMore':
    'Bildiriminiz, saati ve yeriyle birlikte bu cihazda saklanır ve yeniden çevrimiçi olduğunuzda gönderilir.',
  'kept.unreachableMore':
    'Outcry yanıt vermedi. Bildiriminiz, saati ve yeriyle birlikte bu cihazda saklanır ve mümkün olunca gönderilir.',

  'back.question': '{name} sizde düzeldi mi?',
  'back.since': 'Sorunu bildirdiğiniz saat: {time}.',
  'back.yes': 'Evet, düzeldi',
  'back.no': 'Henüz değil',

  'talk.notes': 'Notlar',
  'talk.comments': 'Kullanıcı yorumları',
  'talk.shown': '{count} / {total}',
  'talk.none': 'Henüz kimse yorum eklemedi.',
  'talk.more': 'Daha eskiler',
  'talk.loadFailed': 'Kullanıcı yorumları yüklenemedi.',
  'talk.unscreened': 'Kullanıcıların sözleri; yalnızca bir program denetledi.',

  'word.add': 'Yorum ekle',
  'word.label': 'Sizde durum nasıl? Yazdığınızı herkes okuyabilir.',
  'word.hint': 'Ad, bağlantı veya numara yazmayın. En çok {most} karakter.',
  'word.send': 'Gönder',
  'word.sending': 'Gönderiliyor…',
  'word.shown': 'Teşekkürler. Yorumunuz bu sayfada okunabilir.',
  'word.held': 'Teşekkürler. Yorumunuz yayımlanmadan önce gözden geçirilecek.',
  'word.failed': 'Gönderilemedi. Bildiriminiz yine de sayılıyor.',
  'word.again': 'Bu bildirime zaten bir yorum eklenmiş.',

  'todo.title': 'Şimdi ne yapabilirsiniz?',
  'advice.messages': 'Mesajlarınızın ulaşıp ulaşmadığına bakın.',
  'advice.messagesMore':
    'Gönderilmiş görünen bir mesaj hâlâ telefonunuzda olabilir. Önemliyse karşı tarafa başka bir yoldan sorun.',
  'advice.network': 'Wi-Fi yerine mobil veriyi deneyin veya tam tersini.',
  'advice.networkMore': 'Biri çalışıyorsa sorun {name} tarafında değil, ağdadır.',
  'advice.keep': 'Uygulamayı silmeyin, yeniden yüklemeyin.',
  'advice.keepMore': '{name} düzelene kadar yeniden oturum açamayabilirsiniz.',
  'advice.login': 'Parolanızı tekrar tekrar denemeyin.',
  'advice.loginMore': 'Çok fazla deneme hesabınızı kilitleyebilir. Hâlâ açık olan oturumlarınızı kapatmayın.',
  'advice.blocked': 'Başka bir ağdaki veya ülkedeki birine sorun.',
  'advice.blockedMore': 'Orada çalışıyorsa hizmet aksamıyor, bulunduğunuz yerde engelleniyor olabilir.',
  'advice.payment': 'Yeniden ödemeden önce hesabınıza bakın.',
  'advice.paymentMore': 'Başarısız görünen bir ödeme gerçekleşmiş olabilir.',
  'advice.card': 'Yanınızda başka bir ödeme yolu bulundurun.',
  'advice.cardMore': 'Bir bankada sorun varken nakit veya başka bir bankanın kartı işe yarar.',
  'advice.emergency': 'Acil durumda yine de acil çağrı numarasını arayın.',
  'advice.emergencyMore':
    'Telefonlar bu arama için herhangi bir şebekeyi kullanabilir, o şebekenin SIM kartı olmasa bile.',
  'advice.wifiCalls': 'Wi-Fi üzerinden aramayı açın veya bir uygulamayla arayın.',
  'advice.wifiCallsMore': 'İkisi için de mobil şebeke değil, internet gerekir.',
  'advice.router': 'Modemi bir kez yeniden başlatın, daha fazla değil.',
  'advice.routerMore':
    'Yakınınızda başkaları da bildiriyorsa sorun modeminizde değildir. Bu arada mobil veri kullanabilirsiniz.',
  'advice.unsaved': 'Üzerinde çalıştıklarınızın bir kopyasını saklayın.',
  'advice.unsavedMore': 'Eşitlenmemiş olanlar, kapatırsanız kaybolabilir.',
  'advice.deploy': 'Değişiklikleri bekletin ve diğer bölgelere bakın.',
  'advice.deployMore':
    '{name} tarafındaki bir aksaklıkla kendi sisteminizdeki bir aksaklık birbirine benzer. Kullanıcıların burada bildirdikleriyle karşılaştırın.',
  'advice.mail': 'Aynı e-postayı iki kez göndermeyin.',
  'advice.mailMore': 'E-posta genellikle bekler ve daha sonra ulaşır. Bekleyemeyecekse telefon edin.',
  'advice.ticket': 'Biletinizin veya rezervasyonunuzun bir görüntüsünü saklayın.',
  'advice.ticketMore': 'İkincisini almadan önce görevlilere sorun.',
  'advice.download': 'Baştan başlamak yerine durdurup sonra sürdürün.',
  'advice.downloadMore': '{name} düzelince pek çok kişi aynı anda dener.',
  'advice.purchases': 'Yeniden satın almayın.',
  'advice.purchasesMore': 'Henüz görünmeyen bir satın alma geç ulaşabilir.',
  'advice.tell': 'Sizde ne olduğunu bildirin.',
  'advice.tellMore': 'Bildirim arttıkça {name} ile ilgili sorunun nerede olduğu netleşir. İki dokunuş yeter.',
  'advice.wait': 'Birkaç dakika sonra yeniden deneyin.',
  'advice.waitMore': 'Ara vermeden denemek {name} için düzelmeyi zorlaştırır.',
  'advice.other': 'Aceleniz mi var? Başka bir hizmet kullanın.',
  'advice.otherMore': { one: '{names}: güncel sorun görünmüyor.', other: '{names}: güncel sorun görünmüyor.' },

  'alternatives.in': 'Ülke: {country}',
  'alternatives.worldwide': 'dünya geneli',

  'own.title': 'Ülkeniz: {country}',
  'own.counts': '{reports}, genelde {usual}',
  'own.calm': 'Kullanıcı bildirimleri burada güncel bir soruna işaret etmiyor.',
  'own.none': 'Hiçbir hizmet hakkında bir şey söylemek için buradan yeterli bildirim yok.',
  'own.rest':
    'Diğer {total} hizmetten {ok} tanesinde güncel sorun görünmüyor, {unknown} tanesi hakkında bir şey söylemek için yeterli bildirim yok.',
  'own.choose': 'Orada neler bildirildiğini görmek için ülkenizi seçin.',
}
