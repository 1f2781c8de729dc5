import type { enPrivacy } from '../en/privacy.ts'
import type { Texts } from '../t.ts'

export const trPrivacy: Texts<typeof enPrivacy> = {
  'privacy.lead': 'Outcry neyi, ne kadar süre saklar.',
  'privacy.report': 'Bir bildirim',
  'privacy.reportText':
    'Ne dediği, ne zaman ve hangi ülkeden geldiği. Konumunuzu verdiyseniz, çevresindeki yaklaşık 36 km²’lik alan da; hiçbir zaman daha incesi değil. Hepsi 30 gün sonra silinir. Geriye sayılar kalır: dakika, ülke ve alan başına neyin kaç kez bildirildiği. Bir ülkenin bir bölümüne ait sayılar ancak en az üç kişi bildirdiyse gösterilir.',
  'privacy.address': 'Adresiniz',
  'privacy.addressText':
    'IP adresiniz hiçbir zaman saklanmaz. Bir bildirimle birlikte, aynı 30 gün boyunca, adresten ve ağından her gün değişen bir anahtarla üretilen iki kod durur; böylece bir kişi bir kez sayılır. Başka bir sitenin sayfasında yapılan bildirimde o sitenin de böyle bir kodu olur. Bu sunucunun gizli anahtarı olmadan kimse bunları geri çeviremez, bir günün kodlarını ertesi günün kodlarıyla ilişkilendiremez.',
  'privacy.words': 'Sözler ve bildirim mesajları',
  'privacy.wordsText':
    'Eklediğiniz sözü herkes okuyabilir; önceki bir saatte oradan üç kişi bildirdiyse ülkenizle birlikte. Söz, bildirimiyle birlikte silinir. Bildirim mesajları için tarayıcınızın ulaşılmak üzere verdiği bilgi, hizmet, bölge ve dille birlikte, siz kapatana ya da üç gün boyunca hiçbir şey ulaşmayana dek saklanır. Olayların ve kimlere haber verildiğinin listesi 30 gün tutulur.',
  'privacy.browser': 'Tarayıcınızda',
  'privacy.browserText':
    'Çerez yok. Seçtiğiniz temayı ve ülkeyi, çalışmadığını bildirdiklerinizi, bildirim mesajı ayarlarını, ağ bekleyen bildirimleri, son görülen sayfaları ve sekme kapanana dek yuvarlanmış konumunuzu tutar. Bunlardan yalnız ülke, orada ne bildirildiğini göstermek için, ve bir bildirimle birlikte onun söyledikleri gönderilir.',
  'privacy.others': 'Başkaları',
  'privacy.othersText':
    'Sayfalar başka sitelerden hiçbir şey yüklemez ve kimin neye baktığını kimse kaydetmez. Bildirim mesajları, şifreli olarak, tarayıcınızın üreticisinin push hizmetinden geçer. Yalnız bu siteyi işleten başka harita görselleri ayarladıysa bunlar başka yerden gelir; harita o zaman kaynağı belirtir.',
  'privacy.operator': 'Bu site',
  'privacy.operatorText':
    'Program böyle çalışır. Bu siteden onu işleten sorumludur; önünde duran, örneğin bir vekil sunucu, kendi kayıtlarını tutabilir.',
}
