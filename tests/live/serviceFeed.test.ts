import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ServiceCounts } from '../../server/contract/counts.ts'
import { afterFrame, type Said, type ServiceFrame } from '../../server/contract/serviceFrame.ts'
import type { RegionVerdict } from '../../server/contract/verdict.ts'
import { ServiceFeed } from '../../server/live/serviceFeed.ts'
import { Told } from '../../server/live/told.ts'

const AREAS = [10, 11, 12, 13]
const nameOf = (area: number) => `DE/${area}`
const verdict = (region: string, expected: number): RegionVerdict => ({
  ...{ region, verdict: 'major', since: null, recoveringAt: null, expected, cause: null },
})

/** What is so of a service, and everybody who follows it. */
class World {
  readonly viewers: ServiceCounts[] = []
  readonly #counts = new Map<number, number>()
  #said: Said = { saidAs: '', verdicts: [], incident: null, statement: null }
  #feed: ServiceFeed | null = null
  frames: ServiceFrame[] = []

  count(area: number, count: number): void {
    this.#counts.set(area, count)
    this.#feed?.touch(Int32Array.of(area))
  }

  say(said: Partial<Said>): void {
    this.#said = { ...this.#said, ...said }
  }

  get now(): ServiceCounts {
    return {
      ...({ service: 'telegram', at: 1, total: this.#total } as ServiceCounts),
      areas: this.#areas(),
      ...this.#said,
    }
  }

  join(): void {
    if (this.#feed) this.#feed.joined(this.#said)
    else this.#feed = new ServiceFeed(1, this.#said)
    this.viewers.push(this.now)
  }

  frame(): void {
    if (!this.#feed) return
    const { news, areas } = this.#feed.takeNews(this.#said)
    const frame: ServiceFrame = { ...this.now, areas: this.#areas(areas), saidAs: undefined, verdicts: undefined, incident: undefined, statement: undefined, ...news } // prettier-ignore
    const sent = JSON.parse(JSON.stringify(frame)) as ServiceFrame
    this.frames.push(sent)
    this.viewers.forEach((known, i) => (this.viewers[i] = afterFrame(known, sent)))
  }

  get #total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }

  /** As areaCounts has it: of areas that are told of. */
  #areas(among?: ReadonlySet<number>): [string, number][] {
    return AREAS.filter((area) => this.#said.verdicts.some(({ region }) => region === nameOf(area)))
      .filter((area) => among?.has(area) !== false)
      .map((area): [string, number] => [nameOf(area), this.#counts.get(area) ?? 0])
      .filter(([, count]) => count > 0 || among !== undefined)
  }
}

const byName = (counts: ServiceCounts) => ({ ...counts, areas: [...counts.areas].sort() })

describe('[S8] what follows a service’s first answer', () => {
  const area = fc.constantFrom(...AREAS)
  const step = fc.oneof(
    fc.record({ do: fc.constant('count' as const), area, count: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ do: fc.constant('verdicts' as const), areas: fc.subarray(AREAS), expected: fc.nat(3) }),
    fc.record({ do: fc.constant('statement' as const), which: fc.constantFrom(0, 1, null) }),
    fc.record({ do: fc.constantFrom('join' as const, 'frame' as const) }),
  )
  const statements = ['We know.', 'It is over.'].map((text, id) => ({ text, id }) as unknown as Said['statement'])

  it('brings everybody to what is so, whenever they came and whatever was told before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const world = new World()
        for (const one of steps) {
          if (one.do === 'count') world.count(one.area, one.count)
          else if (one.do === 'verdicts')
            world.say({ verdicts: ['world', ...one.areas.map(nameOf)].map((region) => verdict(region, one.expected)) })
          else if (one.do === 'statement') world.say({ statement: one.which === null ? null : statements[one.which]! })
          else if (one.do === 'join') world.join()
          else {
            world.frame()
            for (const known of world.viewers) expect(byName(known)).toEqual(byName(world.now))
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('tells again nothing that was said, and of areas only those where something changed', () => {
    const world = new World()
    world.say({ verdicts: ['world', ...AREAS.map(nameOf)].map((region) => verdict(region, 1)) })
    for (const area of AREAS) world.count(area, 5)
    world.join()
    world.count(11, 6)
    world.frame()
    expect(world.frames[0]).toEqual({ service: 'telegram', at: 1, total: 21, areas: [['DE/11', 6]] })
  })

  it('tells nothing twice for somebody who comes between two frames, unless they know something else', () => {
    const world = new World()
    world.join()
    world.join()
    world.frame()
    expect(world.frames[0]).not.toHaveProperty('verdicts')
    world.say({ verdicts: [verdict('world', 1)] })
    world.join()
    world.frame()
    expect(world.frames[1]).toHaveProperty('verdicts')
  })
})

describe('[S8] what everybody was told', () => {
  it('is told again if the lists have other entries, not if they are another list of the same', () => {
    const [a, b] = [{}, {}]
    const told = new Told({ list: [a, b] })
    expect(told.news({ list: [a, b] })).toEqual({})
    expect(told.news({ list: [a] })).toEqual({ list: [a] })
    expect(told.news({ list: [b] })).toEqual({ list: [b] })
    told.joined({ list: [b], more: 1 } as { list: object[] })
    expect(told.news({ list: [b] })).toEqual({})
  })
})
