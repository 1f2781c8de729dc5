import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '#contract/service.ts'
import { ADVICE, adviceFor } from '../../client/live/advice.ts'
import { asksBack, ASK_AFTER_MS } from '../../client/live/askBack.ts'
import { en } from '../../client/i18n/en/index.ts'
import { PROBLEM_TYPES, problemsOf } from '../../server/catalog/problems.ts'

const share = (id: string, part: number) => ({ id, label: id, share: part })

describe('[M10] what to do now', () => {
  it('follows from what is reported most', () => {
    const night = [share('connection', 0.73), share('messages', 0.2), share('blocked', 0.02)]
    expect(adviceFor('messenger', night, true)).toEqual(['network', 'messages', 'keep'])
    const block = [share('blocked', 0.64), share('connection', 0.3)]
    expect(adviceFor('messenger', block, true)[0]).toBe('blocked')
    expect(adviceFor('bank', [share('card', 0.9)], true).slice(0, 2)).toEqual(['card', 'payment'])
  })

  it('is no advice by few, and by nobody’s problem', () => {
    const few = [share('connection', 0.95), share('blocked', 0.05), share('', 0.5)]
    expect(adviceFor('messenger', few, true)).not.toContain('blocked')
  })

  it('without trouble begins with the visitor’s own network, and asks to be told', () => {
    for (const category of ['messenger', 'streaming', 'other'] as const) {
      const advice = adviceFor(category, [share('blocked', 1)], false)
      expect(advice[0]).toBe('network')
      expect(advice).not.toContain('blocked')
    }
    expect(adviceFor('other', [], false)).toContain('tell')
  })

  it('never tells customers of a network to change the network', () => {
    for (const category of ['isp', 'mobile'] as const)
      for (const { slug } of problemsOf(category))
        expect(adviceFor(category, [share(slug, 1)], true)).not.toContain('network')
  })

  it('is two or three things for every kind of service and every problem, all with words', () => {
    for (const category of CATEGORIES)
      for (const { slug } of PROBLEM_TYPES)
        for (const isTrouble of [true, false]) {
          const advice = adviceFor(category, [share(slug, 1)], isTrouble)
          expect(advice.length).toBeGreaterThanOrEqual(1)
          expect(advice.length).toBeLessThanOrEqual(3)
          expect(new Set(advice).size).toBe(advice.length)
        }
    for (const id of ADVICE) expect(en).toHaveProperty([`advice.${id}More`])
  })
})

describe('[M11] “Is it back?”', () => {
  const at = Date.UTC(2026, 2, 2, 12)
  const told = { problemAt: at, notYetAt: null }

  it('is asked only of whoever reported, at once while it recovers, else after half an hour', () => {
    expect(asksBack({ problemAt: null, notYetAt: null }, true, at)).toBe(false)
    expect(asksBack(told, false, at + ASK_AFTER_MS - 1)).toBe(false)
    expect(asksBack(told, false, at + ASK_AFTER_MS)).toBe(true)
    expect(asksBack(told, true, at + 1)).toBe(true)
  })

  it('is left alone for half an hour after “not yet”', () => {
    const later = { problemAt: at, notYetAt: at + ASK_AFTER_MS }
    expect(asksBack(later, true, at + 2 * ASK_AFTER_MS - 1)).toBe(false)
    expect(asksBack(later, false, at + 2 * ASK_AFTER_MS)).toBe(true)
  })
})
