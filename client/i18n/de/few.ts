import type { enFew } from '../en/few.ts'
import type { Texts } from '../t.ts'

export const deFew: Texts<typeof enFew> = {
  'why.few':
    '{region}: In der letzten Stunde wurden weniger als {below} Probleme gemeldet, zu wenige, um die Zahl zu nennen.',
  'why.below': 'unter {count}',
  'why.notTold': 'nicht genannt',
  'why.leftOutFew': 'In der letzten Stunde haben zu wenige Menschen etwas gemeldet, um das zu sagen.',
}
