import type { enFew } from '../en/few.ts'
import type { Texts } from '../t.ts'

export const trFew: Texts<typeof enFew> = {
  'why.few': '{region}: son bir saatte {below} taneden az sorun bildirildi. Kaç tane olduğunu söylemek için bu çok az.',
  'why.below': '<{count}',
  'why.notTold': 'belirtilmiyor',
  'why.leftOutFew': 'Son bir saatte bildirim yapanların sayısı, bunu söylemek için çok az.',
}
