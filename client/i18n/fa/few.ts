import type { enFew } from '../en/few.ts'
import type { Texts } from '../t.ts'

export const faFew: Texts<typeof enFew> = {
  'why.few': 'در یک ساعت گذشته کمتر از {below} مشکل در {region} گزارش شد: کمتر از آنکه بتوان تعداد را گفت.',
  'why.below': 'کمتر از {count}',
  'why.notTold': 'گفته نمی‌شود',
  'why.leftOutFew': 'در یک ساعت گذشته افراد کمتری گزارش داده‌اند از آنکه بتوان گفت.',
}
