import type { enFew } from '../en/few.ts'
import type { Texts } from '../t.ts'

export const frFew: Texts<typeof enFew> = {
  'why.few': '{region}\u202f: moins de {below} problèmes signalés dans la dernière heure, trop peu pour dire combien.',
  'why.below': 'moins de {count}',
  'why.notTold': 'non indiqué',
  'why.leftOutFew': 'Trop peu de personnes ont signalé dans la dernière heure pour le dire.',
}
