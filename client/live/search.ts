import type { ServiceSummary } from '#contract/service.ts'

export type Findable = Pick<ServiceSummary, 'name' | 'slug' | 'aliases' | 'lastHour'>

/** Below this length one wrong letter says nothing about what was meant. */
const FORGIVING_LENGTH = 4

/** Case, accents and punctuation make no difference: "Deutsche Bahn" is found by "deutsche-bahn" and "São" by "sao". */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** Services that match what was typed, best first: how well the name fits, what people report most, the catalog's order. */
export function searchServices<S extends Findable>(services: readonly S[], typed: string, limit = 8): S[] {
  const query = fold(typed)
  if (query === '') return []
  const ranked = services.map((service) => ({ service, rank: rankOf(service, query) }))
  const found = ranked.filter(({ rank }) => rank < Infinity)
  found.sort((a, b) => a.rank - b.rank || b.service.lastHour - a.service.lastHour)
  return found.slice(0, limit).map(({ service }) => service)
}

/** 0 is the best; names come before aliases of the same fit. */
function rankOf({ name, slug, aliases }: Findable, query: string): number {
  const own = fitOf(fold(name), query) * 2
  const others = [slug, ...aliases].map((alias) => fitOf(fold(alias), query) * 2 + 1)
  return Math.min(own, ...others)
}

function fitOf(text: string, query: string): number {
  if (text === query) return 0
  if (text.startsWith(query) || text.replaceAll(' ', '').startsWith(query.replaceAll(' ', ''))) return 1
  if (text.includes(` ${query}`)) return 2
  if (query.length > 1 && text.includes(query)) return 3
  if (query.length >= FORGIVING_LENGTH && startsNearly(text, query)) return 4
  return Infinity
}

/** Whether the text starts with the query but for one wrong, missing, extra or swapped letter. */
function startsNearly(text: string, query: string): boolean {
  let i = 0
  while (i < query.length && text[i] === query[i]) i++
  const rest = query.slice(i + 1)
  const swapped = query[i] === text[i + 1] && query[i + 1] === text[i] && text.startsWith(query.slice(i + 2), i + 2)
  return text.startsWith(rest, i + 1) || text.startsWith(rest, i) || text.startsWith(query.slice(i), i + 1) || swapped
}
