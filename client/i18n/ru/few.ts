import type { enFew } from '../en/few.ts'
import type { Texts } from '../t.ts'

export const ruFew: Texts<typeof enFew> = {
  'why.few': '{region}: за последний час меньше {below} сообщений о проблемах, это слишком мало, чтобы назвать число.',
  'why.below': 'менее {count}',
  'why.notTold': 'не показан',
  'why.leftOutFew': 'За последний час сообщили слишком немногие, чтобы это показать.',
}
