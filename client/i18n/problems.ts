import type { Category } from '#contract/service.ts'
import { hasText, t, type Key } from './t.ts'

/** What a problem type is called at a service of this category; null for one that this page knows no words for. */
export function problemText(id: string, category: Category): string | null {
  const key = [`problem.${id}.${category}`, `problem.${id}`].find(hasText)
  return key === undefined ? null : t(key as Key & `problem.${string}`)
}
