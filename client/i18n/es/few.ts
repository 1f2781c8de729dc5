import type { enFew } from '../en/few.ts'
import type { Texts } from '../t.ts'

export const esFew: Texts<typeof enFew> = {
  'why.few':
    '{region}: en la última hora se informó de menos de {below} problemas, demasiado pocos para decir cuántos.',
  'why.below': 'menos de {count}',
  'why.notTold': 'no se indica',
  'why.leftOutFew': 'En la última hora informaron demasiado pocas personas para decirlo.',
}
