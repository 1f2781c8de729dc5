import type { enPages } from '../en/pages.ts'
import type { Texts } from '../t.ts'

export const trPages: Texts<typeof enPages> = {
  'site.language': 'Dil',
  'site.description': 'Ne çalışmıyor, nerede, yalnız sizde mi? Canlı ve bölge bölge kullanıcı bildirimleri.',

  'form.problem': 'Sorun',
  'form.country': 'Ülke',
  'form.unsaid': 'Belirtilmedi',

  'regions.more': 'Ayrıca: {regions}.',
  'regions.withCount': '{region} ({count})',

  'site.pages': 'Sayfalar',
  'site.embed': 'Yerleştir',
  'site.api': 'API',
  'site.privacy': 'Gizlilik',
  'site.licence': 'MIT lisansı',
  'incidents.all': 'Tüm olaylar',
  'incidents.feed': 'Akış',
}
