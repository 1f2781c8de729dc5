import type { enFew } from '../en/few.ts'
import type { Texts } from '../t.ts'

export const arFew: Texts<typeof enFew> = {
  'why.few': 'المشكلات المبلَّغ عنها في {region} في آخر ساعة أقل من {below}: وهي أقل من أن يُذكر عددها.',
  'why.below': 'أقل من {count}',
  'why.notTold': 'لا يُذكر',
  'why.leftOutFew': 'المبلّغون في آخر ساعة أقل من أن يُذكر ذلك.',
}
