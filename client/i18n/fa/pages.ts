/** پیرامون صفحه‌ها، و آنچه بدون اسکریپت خوانده می‌شود. */
export const faPages = {
  'site.language': 'زبان',
  'site.description': 'چه چیزی کار نمی‌کند، کجا، و آیا فقط برای شماست؟ گزارش‌های کاربران، زنده و به تفکیک منطقه.',

  'form.problem': 'مشکل',
  'form.country': 'کشور',
  'form.unsaid': 'گفته نشده',
  'form.page': 'گزارش شما دربارهٔ {name}',
  'form.back': 'آنچه اکنون دربارهٔ {name} گزارش می‌شود',
  'form.signal': 'شمرده شد. از اینکه گفتید سپاسگزاریم.',

  'regions.more': 'همچنین در {regions}.',
  'regions.withCount': '{region} ({count})',
} as const
