import { describe, expect, test } from 'vitest'
import { type PeerAlarm, type Upstream, attribute, sideEffectOf } from '../../server/verdict/attribution.ts'

const upstream = (slug: string, dependents: string[], own = 0): Upstream => ({
  slug,
  dependents: new Set(dependents),
  own,
})
const many = (prefix: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${prefix}${i}`)

describe('attribution', () => {
  test('[V17] when half of an upstream’s dependents are in alarm, it is named the probable cause', () => {
    const alarms = new Set([...many('a', 6), 'x1'])
    const causes = attribute(alarms, [upstream('cloud-a', many('a', 12)), upstream('cloud-b', many('b', 12))], 200)
    expect(causes.map((c) => c.slug)).toEqual(['cloud-a'])
    expect(causes[0]!.explains).toEqual(many('a', 6))
  })

  test('[V17] the upstream most blamed is not named when another’s dependents are the ones failing', () => {
    const blamed = upstream('loud-cloud', many('a', 20), 1)
    const failing = upstream('quiet-cloud', many('b', 20))
    const causes = attribute(new Set(many('b', 14)), [blamed, failing], 200)
    expect(causes.map((c) => c.slug)).toEqual(['quiet-cloud'])
  })

  test('[V17] scattered alarms have no cause', () => {
    expect(attribute(new Set(['a1', 'b1', 'c1']), [upstream('cloud-a', many('a', 12))], 200)).toEqual([])
  })

  test('[V17] two causes at once are both named, and none explains a service twice', () => {
    const shared = many('s', 3)
    const alarms = new Set([...many('a', 8), ...many('b', 6), ...shared])
    const causes = attribute(
      alarms,
      [upstream('A', [...many('a', 10), ...shared]), upstream('B', [...many('b', 10), ...shared])],
      300,
    )
    expect(causes.map((c) => c.slug)).toEqual(['A', 'B'])
    const explained = causes.flatMap((c) => c.explains)
    expect(new Set(explained).size).toBe(explained.length)
  })
})

describe('side effects', () => {
  const alarm = (slug: string, excess: number, start = 0, end: number | null = null): PeerAlarm => ({
    slug,
    peers: slug === 'failing' ? ['bystander', 'rival'] : [],
    excess,
    start,
    end,
  })

  test('[V18] a small simultaneous rise at a peer is a side effect of the loud one', () => {
    expect(sideEffectOf(alarm('bystander', 40, 5), [alarm('failing', 1000)])).toBe('failing')
  })

  test('[V18] a rise of its own size, a stranger’s, or one at another time is not', () => {
    expect(sideEffectOf(alarm('rival', 400), [alarm('failing', 1000)])).toBeNull()
    expect(sideEffectOf(alarm('stranger', 40), [alarm('failing', 1000)])).toBeNull()
    expect(sideEffectOf(alarm('bystander', 40, 200), [alarm('failing', 1000, 0, 100)])).toBeNull()
  })
})
