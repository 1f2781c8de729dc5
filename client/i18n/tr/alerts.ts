import type { enAlerts } from '../en/alerts.ts'
import type { Texts } from '../t.ts'

export const trAlerts: Texts<typeof enAlerts> = {
  'alerts.offer': 'Başlayınca ve düzelince haber ver',
  'alerts.hint':
    '{name}, {region}: bildirimler sorunlara işaret edince bir uyarı, sona erince bir uyarı. Hesap gerekmez.',
  'alerts.asking': 'Bir dakika…',
  'alerts.on': 'Size haber verilecek: {name}, {region}.',
  'alerts.off': 'Haber verme',
  'alerts.denied':
    'Tarayıcınız bu sitenin uyarı göstermesini engelliyor. Tarayıcının bildirim ayarlarından izin verebilirsiniz.',
  'alerts.unsupported':
    'Bu tarayıcı burada uyarı gösteremiyor. iPhone kullanıyorsanız önce bu siteyi ana ekrana ekleyin.',
  'alerts.failed': 'Olmadı. Yeniden deneyin.',
}
