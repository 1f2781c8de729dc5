import type { enPages } from '../en/pages.ts'
import type { Texts } from '../t.ts'

export const faPages: Texts<typeof enPages> = {
  'site.language': 'زبان',
  'site.description': 'چه چیزی کار نمی‌کند، کجا، و آیا فقط برای شماست؟ گزارش‌های کاربران، زنده و به تفکیک منطقه.',

  'form.problem': 'مشکل',
  'form.country': 'کشور',
  'form.unsaid': 'گفته نشده',

  'regions.more': 'همچنین در {regions}.',
  'regions.withCount': '{region} ({count})',

  'site.pages': 'صفحه‌ها',
  'site.embed': 'جاسازی',
  'site.api': 'API',
  'site.privacy': 'حریم خصوصی',
  'site.licence': 'مجوز MIT',
  'incidents.all': 'همهٔ رخدادها',
  'incidents.feed': 'خوراک',
}
