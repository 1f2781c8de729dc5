import { describe, expect, it } from 'vitest'
import { PROBLEM_TYPES, problemById, problemBySlug, problemsOf } from '../../server/catalog/problems.ts'
import { CATEGORIES, type Category } from '../../server/contract/service.ts'

/** Stored reports are read by these for good: a line may be added, never changed or taken away. */
const RELEASED: Record<number, string> = {
  1: 'connection',
  2: 'messages',
  3: 'login',
  4: 'calls',
  5: 'media',
  6: 'blocked',
  7: 'notifications',
  8: 'other',
  9: 'app',
  10: 'website',
  11: 'feed',
  12: 'posting',
  13: 'playback',
  14: 'buffering',
  15: 'quality',
  16: 'matchmaking',
  17: 'lag',
  18: 'download',
  19: 'purchases',
  20: 'errors',
  21: 'console',
  22: 'dns',
  23: 'slow',
  24: 'sync',
  25: 'sending',
  26: 'receiving',
  27: 'answers',
  28: 'search',
  29: 'checkout',
  30: 'orders',
  31: 'payment',
  32: 'card',
  33: 'transfer',
  34: 'balance',
  35: 'approval',
  36: 'no-signal',
  37: 'data',
  38: 'sms',
  39: 'internet',
  40: 'drops',
  41: 'tv',
  42: 'landline',
  43: 'booking',
  44: 'live-information',
}

describe('problem types', () => {
  it('[C1] keep their ids for good', () => {
    expect(Object.fromEntries(PROBLEM_TYPES.map(({ id, slug }) => [id, slug]))).toEqual(RELEASED)
  })

  it('[C1] have one id, one slug and words each, and leave 0 to "not said"', () => {
    const ids = PROBLEM_TYPES.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(PROBLEM_TYPES.map(({ slug }) => slug)).size).toBe(ids.length)
    for (const { id, slug, label } of PROBLEM_TYPES) {
      expect(Number.isInteger(id) && id >= 1 && id <= 32_767).toBe(true)
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(label.trim()).not.toBe('')
    }
  })

  it('[C1] are found by id and by slug', () => {
    for (const type of PROBLEM_TYPES) {
      expect(problemById(type.id)).toBe(type)
      expect(problemBySlug(type.slug)).toBe(type)
    }
    for (const id of [0, -1, 1.5, 999]) expect(problemById(id)).toBeUndefined()
    for (const slug of ['', 'nonsense', '__proto__', 'constructor']) expect(problemBySlug(slug)).toBeUndefined()
  })

  it('[C1] of messengers are those on the chips, most common first', () => {
    expect(problemsOf('messenger').map(({ slug, label }) => [slug, label])).toEqual([
      ['connection', 'Can’t connect'],
      ['messages', 'Messages not sent or received'],
      ['login', 'Can’t log in'],
      ['calls', 'Calls don’t work'],
      ['media', 'Photos and files don’t load'],
      ['notifications', 'No notifications'],
      ['blocked', 'Blocked here'],
      ['other', 'Something else'],
    ])
  })

  it.each(CATEGORIES)('[C1] of %s are four to eight different ones, "something else" last', (category: Category) => {
    const types = problemsOf(category)
    expect(types.length).toBeGreaterThanOrEqual(4)
    expect(types.length).toBeLessThanOrEqual(8)
    expect(new Set(types.map(({ id }) => id)).size).toBe(types.length)
    expect(new Set(types.map(({ label }) => label)).size).toBe(types.length)
    for (const { id, slug } of types) expect(problemById(id)?.slug).toBe(slug)
    expect(types.at(-1)?.slug).toBe('other')
  })

  it('[C1] may be worded by a category in its own way under the same id', () => {
    const inWork = problemsOf('work').find(({ slug }) => slug === 'calls')!
    const inMessengers = problemsOf('messenger').find(({ slug }) => slug === 'calls')!
    expect(inWork.id).toBe(inMessengers.id)
    expect(inWork.label).not.toBe(inMessengers.label)
  })

  it('[C1] of a category unknown to this version are none', () => {
    expect(problemsOf('bakery' as Category)).toEqual([])
  })
})
