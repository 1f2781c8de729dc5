import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyCells, coarsePlace, tileOfPlace } from '../../server/contract/frame.ts'
import { parentOrdinal, RESOLUTIONS, type Resolution } from '../../server/contract/grid.ts'
import type { Batch } from '../../server/db/batches.ts'
import { ALL, LiveState } from '../../server/live/state.ts'
import { groupsOfReports, toldOfReports, type Group, type Located } from '../setup/told.ts'

const START = 29_474_007
const HOUR = 60
const QUARTER = 15
const SERVICES = [1, 2, 3]
const COUNTRIES = ['DE', 'IR', 'ZZ', 'AA']
/** A cell and its neighbours at each level, its antipode, and nowhere. */
const CELLS = [1_867_439, 1_867_440, 1_867_446, 1_867_399, 12_000_000, 0, 14_353_177, -1]

interface Said {
  minute: number
  service: number
  signal: number
  problem: number
  cell: number
  country: string
  isRepeat: boolean
}

const report = (minute: number, more: Partial<Said> = {}): Said => ({
  ...{ minute, service: 1, signal: 0, problem: 0, cell: CELLS[0]!, country: 'DE', isRepeat: false },
  ...more,
})

function batchOf(reports: Said[]): Batch {
  return {
    minutes: reports.map(({ minute }) => minute),
    services: reports.map(({ service }) => service),
    signals: reports.map(({ signal }) => signal),
    problems: reports.map(({ problem }) => problem),
    cells: reports.map(({ cell }) => cell),
    countries: reports.map(({ country }) => country),
    repeats: reports.flatMap(({ isRepeat }, i) => (isRepeat ? [i] : [])),
  }
}

/** Every figure by counting the reports one by one. */
class Model {
  readonly all: Said[] = []
  now: number

  constructor(now: number) {
    this.now = now
  }

  /** Reports of the last hour, those from clocks that are ahead included. */
  get hour(): Said[] {
    return this.all.filter(({ minute }) => minute > this.now - HOUR)
  }

  problems(service: number): Said[] {
    return this.hour.filter((one) => one.signal === 0 && (service === ALL || one.service === service))
  }

  cells(service: number, resolution: Resolution, tile: number | null = null): number[] {
    const counts = new Map<number, number>()
    for (const one of service === ALL ? SERVICES : [service]) {
      const located = this.problems(one).filter(({ cell }) => cell >= 0)
      for (const [place, count] of toldOfReports(located, resolution))
        if (tile === null || tileOfPlace(place, resolution) === tile)
          counts.set(place, (counts.get(place) ?? 0) + count)
    }
    return [...counts].sort(([a], [b]) => a - b).flat()
  }

  regions(service: number): [string, number][] {
    return COUNTRIES.map((country): [string, number] => [
      country,
      this.problems(service).filter((one) => one.country === country).length,
    ])
      .filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  }

  perMinute(service: number): number[] {
    return Array.from({ length: HOUR }, (_, i) => {
      const minute = this.now - HOUR + 1 + i
      return this.problems(service).filter((one) => one.minute === minute).length
    })
  }

  quarters(service: number): number[] {
    const newest = Math.floor(this.now / QUARTER)
    return Array.from({ length: 96 }, (_, i) => {
      const quarter = newest - 95 + i
      return this.all.filter(
        (one) => one.service === service && one.signal === 0 && Math.floor(one.minute / QUARTER) === quarter,
      ).length
    })
  }

  good(service: number, signal: number): number {
    return this.hour.filter((one) => one.service === service && one.signal === signal).length
  }
}

function expectSame(state: LiveState, model: Model): void {
  expect(state.minute).toBe(model.now)
  expect(state.total(ALL)).toBe(model.problems(ALL).length)
  for (const service of [ALL, ...SERVICES])
    for (const resolution of RESOLUTIONS)
      expect(state.cells(service, resolution, null)).toEqual(model.cells(service, resolution))
  for (const service of SERVICES) expectSameFacts(state, model, service)
}

function expectSameFacts(state: LiveState, model: Model, service: number): void {
  expect(state.total(service)).toBe(model.problems(service).length)
  expect(state.regions(service)).toEqual(model.regions(service))
  expect(state.perMinute(service)).toEqual(model.perMinute(service))
  expect([state.working(service), state.recovered(service)]).toEqual([model.good(service, 1), model.good(service, 2)])
  const quarters = model.quarters(service)
  const shown = state.quarters(service)
  expect(shown.length === 0 ? new Array(96).fill(0) : shown).toEqual(quarters)
  expect(state.reportedServices().includes(service)).toBe(quarters.some((count) => count > 0))
  for (const problem of [0, 1, 44])
    expect(state.problem(service, problem)).toBe(
      model.problems(service).filter((one) => one.problem === problem).length,
    )
}

/** Half of them of this moment; the others late, a day old, or from a clock that is ahead. */
const age = fc.oneof(fc.nat(3), fc.integer({ min: -5, max: 70 }), fc.integer({ min: 1_300, max: 1_500 }))
const said = fc
  .record({
    age,
    service: fc.constantFrom(...SERVICES),
    signal: fc.constantFrom(0, 0, 0, 1, 2),
    problem: fc.constantFrom(0, 1, 44),
    cell: fc.constantFrom(...CELLS),
    country: fc.constantFrom(...COUNTRIES),
    isRepeat: fc.constantFrom(false, false, true),
  })
  .map(({ signal, problem, isRepeat, ...rest }) => {
    const isLocatedProblem = signal === 0 && rest.cell >= 0
    return { ...rest, signal, problem: signal === 0 ? problem : 0, isRepeat: isRepeat && isLocatedProblem }
  })
const minutes = fc.oneof(fc.constant(0), fc.constant(1), fc.nat(70), fc.nat(1_600))
const history = fc.array(fc.tuple(fc.array(said, { maxLength: 12 }), minutes), { maxLength: 14 })

describe('the live state', () => {
  it('[L1] [L2] equals a count of all reports, after any history', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const state = new LiveState(START)
        const model = new Model(START)
        for (const [reports, pass] of steps) {
          const batch = reports.map(({ age, ...rest }) => ({ minute: model.now - age, ...rest }))
          state.apply(batchOf(batch))
          model.all.push(...batch)
          expectSame(state, model)
          model.now += pass
          state.advance(model.now)
          expectSame(state, model)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('[L1] [F3] counts more services in one batch than are sorted at a time', () => {
    const state = new LiveState(START)
    const services = Array.from({ length: 700 }, (_, i) => 1 + i * 41)
    state.apply(batchOf([1, 2, 3].flatMap(() => services.map((service) => report(START, { service })))))
    const changed = new Set<number>()
    state.drain(
      () => {},
      (service) => changed.add(service),
    )
    expect([...changed].sort((a, b) => a - b)).toEqual(services)
    for (const service of services) expect(state.cells(service, 6, null)).toEqual([CELLS[0], 3])
    for (const resolution of RESOLUTIONS)
      expect(state.told(ALL, resolution, parentOrdinal(CELLS[0]!, 6 - resolution))).toBe(2_100)
  })

  it('[F3] hands over what changed: a copy that takes only that stays equal', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const state = new LiveState(START)
        const copies = new Map([ALL, ...SERVICES].flatMap((s) => RESOLUTIONS.map((r) => [`${s} ${r}`, new Map()])))
        const totals = new Map<number, number>()
        let now = START
        const copy = () => {
          state.drain(
            (service, resolution, ordinals) => {
              const copied = copies.get(`${service} ${resolution}`)!
              for (const ordinal of ordinals) {
                applyCells(copied, [ordinal, state.told(service, resolution, ordinal)])
                for (const finer of RESOLUTIONS.filter((one) => one > resolution)) {
                  const place = coarsePlace(resolution, ordinal)
                  applyCells(copies.get(`${service} ${finer}`)!, [place, state.toldAt(service, finer, place)])
                }
              }
            },
            (service) => totals.set(service, state.total(service)),
          )
          for (const service of [ALL, ...SERVICES])
            for (const resolution of RESOLUTIONS) {
              const cells = [...copies.get(`${service} ${resolution}`)!].sort(([a], [b]) => a - b).flat()
              expect(cells).toEqual(state.cells(service, resolution, null))
            }
          for (const service of SERVICES) expect(totals.get(service) ?? 0).toBe(state.total(service))
        }
        for (const [reports, pass] of steps) {
          state.apply(batchOf(reports.map(({ age, ...rest }) => ({ minute: now - age, ...rest }))))
          if (pass % 3 !== 0) copy()
          now += pass
          state.advance(now)
          copy()
        }
      }),
      { numRuns: 100 },
    )
  })

  it('[L3] is the same from rollups and unfolded batches as from every batch', () => {
    fc.assert(
      fc.property(fc.array(fc.array(said, { maxLength: 12 }), { maxLength: 8 }), fc.nat(8), (lists, folded) => {
        const batches = lists.map((list) => list.map(({ age, ...rest }) => ({ minute: START - age, ...rest })))
        const model = new Model(START)
        model.all.push(...batches.flat())
        const snapshot = { ...rollups(batches.slice(0, folded).flat()), batches: batches.slice(folded).map(batchOf) }
        expectSame(LiveState.from(snapshot, START), model)
      }),
    )
  })

  it('[S3] gives the cells of the asked tiles only', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 30 }), fc.constantFrom<Resolution>(4, 5, 6), (list, resolution) => {
        const reports = list.map(({ age, ...rest }) => ({ minute: START - age, ...rest }))
        const state = new LiveState(START)
        const model = new Model(START)
        state.apply(batchOf(reports))
        model.all.push(...reports)
        for (const cell of CELLS.filter((one) => one >= 0)) {
          const tile = parentOrdinal(cell, 10 - resolution)
          expect(state.cells(1, resolution, new Set([tile]))).toEqual(model.cells(1, resolution, tile))
        }
        expect(state.cells(1, resolution, new Set())).toEqual([])
      }),
    )
  })

  it('[L1] names every cell that is not empty', () => {
    const state = new LiveState(START)
    state.apply(batchOf([report(START), report(START, { service: 2, cell: CELLS[4]! })]))
    const named: string[] = []
    state.forEachCell((service, resolution, ordinals) => {
      for (const ordinal of ordinals) named.push(`${service} ${resolution} ${ordinal}`)
    })
    const expected = [...[[1, CELLS[0]!] as const], [2, CELLS[4]!] as const].flatMap(([service, cell]) =>
      [service, ALL].flatMap((owner) => RESOLUTIONS.map((r) => `${owner} ${r} ${parentOrdinal(cell, 6 - r)}`)),
    )
    expect(named.sort()).toEqual(expected.sort())
  })

  it('[L2] holds a report for sixty minutes, to the minute', () => {
    const state = new LiveState(START)
    state.apply(batchOf([report(START), report(START), report(START)]))
    state.advance(START + 59)
    expect(state.cells(1, 6, null)).toEqual([CELLS[0], 3])
    state.advance(START + 60)
    expect(state.cells(1, 6, null)).toEqual([])
    expect([state.total(1), state.total(ALL), state.inCountry(1, 'DE')]).toEqual([0, 0, 0])
  })

  it('[I10] a late report counts in the minute it was observed', () => {
    const state = new LiveState(START)
    state.apply(batchOf([report(START - 50)]))
    expect(state.perMinute(1).indexOf(1)).toBe(9)
    expect(state.total(1)).toBe(1)
    state.advance(START + 10)
    expect(state.total(1)).toBe(0)
  })

  it('[L1] ignores in the hour what is older than the hour', () => {
    const state = new LiveState(START)
    state.apply(batchOf([report(START - 60)]))
    expect([state.total(1), state.total(ALL), state.cells(1, 3, null)]).toEqual([0, 0, []])
    expect(state.quarters(1).reduce((sum, count) => sum + count, 0)).toBe(1)
  })

  it('[L2] never moves backwards', () => {
    const state = new LiveState(START)
    state.apply(batchOf([report(START)]))
    state.advance(START - 30)
    expect([state.minute, state.total(1)]).toEqual([START, 1])
  })
})

describe('what is told of cells', () => {
  const cell = fc.oneof(fc.constantFrom(...CELLS.slice(0, 7)), fc.nat(342))
  const located = fc.record({ cell, isRepeat: fc.constantFrom(false, false, false, true) })
  const places = fc.oneof(
    fc.array(located, { maxLength: 40 }),
    fc.array(
      cell.map((cell) => ({ cell, isRepeat: false })),
      { maxLength: 40 },
    ),
  )
  const stateOf = (reports: readonly Located[]) => {
    const state = new LiveState(START)
    state.apply(batchOf(reports.map((one) => report(START, one))))
    return state
  }

  it('[P4] is no count below three, at any resolution', () => {
    fc.assert(
      fc.property(places, (reports) => {
        const state = stateOf(reports)
        for (const resolution of RESOLUTIONS) {
          const told = state.cells(1, resolution, null)
          for (let i = 1; i < told.length; i += 2) expect(told[i]).toBeGreaterThanOrEqual(3)
        }
      }),
    )
  })

  it('[P4] is the same at every resolution in all: what a map does not tell of its cells it tells of coarser ones', () => {
    fc.assert(
      fc.property(places, (reports) => {
        const state = stateOf(reports)
        const sums = RESOLUTIONS.map((resolution) => sumOf(state.cells(1, resolution, null)))
        expect(new Set(sums).size).toBe(1)
        const untold = reports.length - sums[0]! - reports.filter(({ isRepeat }) => isRepeat).length
        expect(untold).toBeLessThanOrEqual(2 * new Set(reports.map(({ cell }) => parentOrdinal(cell, 4))).size)
      }),
    )
  })

  it('[P4] lets no sum or difference of counts, at whatever resolutions, single out fewer than three people', () => {
    fc.assert(
      fc.property(places, fc.infiniteStream(fc.integer({ min: -2, max: 2 })), (reports, weights) => {
        const state = stateOf(reports)
        const groups = groupsOfReports(reports)
        // Whatever is told is a sum of whole groups, so any combination of it weighs all members of a group alike.
        const weightOf = groups.map(() => 0)
        let combined = 0
        for (const resolution of RESOLUTIONS) {
          const told = state.cells(1, resolution, null)
          for (let i = 0; i < told.length; i += 2) {
            const weight = weights.next().value as number
            const inside = groups.map((group) => isToldIn(group, told[i]!, resolution))
            combined += weight * told[i + 1]!
            inside.forEach((is, at) => (weightOf[at]! += is ? weight : 0))
            expect(groups.reduce((sum, { count }, at) => sum + (inside[at] ? count : 0), 0)).toBe(told[i + 1])
          }
        }
        expect(groups.reduce((sum, { count }, at) => sum + weightOf[at]! * count, 0)).toBe(combined)
        for (const { people } of groups) expect(people).toBeGreaterThanOrEqual(3)
      }),
    )
  })

  it('[P4] falls back to the coarser cell as soon as the window leaves fewer than three', () => {
    const state = new LiveState(START)
    const [cell, neighbour] = [CELLS[0]!, CELLS[0]! - (CELLS[0]! % 7) + ((CELLS[0]! + 1) % 7)]
    state.apply(batchOf([report(START - 59), report(START), report(START), report(START, { cell: neighbour })]))
    expect(state.cells(1, 6, null)).toEqual([cell, 3])
    expect(state.told(1, 5, parentOrdinal(cell, 1))).toBe(3)
    state.advance(START + 1)
    expect(state.cells(1, 6, null)).toEqual([coarsePlace(5, parentOrdinal(cell, 1)), 3])
    state.advance(START + 60)
    expect(state.cells(1, 6, null)).toEqual([])
  })

  it('[P4] is nothing of one who repeats, in a village or around it, nor by difference to what others reported', () => {
    const [village, neighbour] = [CELLS[0]!, CELLS[0]! - (CELLS[0]! % 7) + ((CELLS[0]! + 1) % 7)]
    const alone = [0, 1, 2, 3, 4].map((i) => ({ cell: village, isRepeat: i > 0 }))
    const state = stateOf(alone)
    for (const resolution of RESOLUTIONS) expect(state.cells(1, resolution, null)).toEqual([])
    expect(state.told(1, 6, village)).toBe(0)
    // Three others next door are told, alone: around them the count is theirs, and the difference nothing.
    const besides = stateOf([...alone, ...[1, 2, 3].map(() => ({ cell: neighbour, isRepeat: false }))])
    expect(besides.cells(1, 6, null)).toEqual([neighbour, 3])
    for (const resolution of [5, 4, 3, 2] as const)
      expect(besides.cells(1, resolution, null)).toEqual([parentOrdinal(neighbour, 6 - resolution), 3])
    // Two others in the same village make three people, whose seven reports are told.
    const three = stateOf([...alone, ...[1, 2].map(() => ({ cell: village, isRepeat: false }))])
    expect(three.cells(1, 6, null)).toEqual([village, 7])
  })

  it('[P4] is less again once those who repeated are all that is left in the window', () => {
    const state = new LiveState(START)
    const first = [1, 2, 3].map(() => report(START - 50))
    state.apply(batchOf([...first, ...[1, 2, 3].map(() => report(START, { isRepeat: true }))]))
    expect(state.cells(1, 6, null)).toEqual([CELLS[0], 6])
    state.advance(START + 10)
    expect([state.cells(1, 6, null), state.count(1, 6, CELLS[0]!)]).toEqual([[], 3])
    state.advance(START + 60)
    expect([state.cells(1, 2, null), state.count(1, 6, CELLS[0]!)]).toEqual([[], 0])
  })

  it('[P4] of all services is what is told of each: subtracting one tells nothing of another', () => {
    const state = new LiveState(START)
    state.apply(batchOf([1, 1, 1, 2, 2, 3].map((service) => report(START, { service }))))
    for (const resolution of RESOLUTIONS) {
      expect(sumOf(state.cells(1, resolution, null))).toBe(3)
      expect(sumOf(state.cells(ALL, resolution, null))).toBe(3)
    }
  })
})

const sumOf = (cells: readonly number[]) => cells.reduce((sum, count, i) => (i % 2 === 1 ? sum + count : sum), 0)

/** Whether a group is counted in a place on the map of a resolution. */
function isToldIn(group: Group, place: number, resolution: Resolution): boolean {
  if (place < 0) return place === coarsePlace(group.resolution as Resolution, group.ordinal)
  return group.resolution >= resolution && parentOrdinal(group.ordinal, group.resolution - resolution) === place
}

/** What the database makes of reports: sums by minute. */
function rollups(reports: Said[]) {
  const group = <T extends object>(list: Said[], keyOf: (one: Said) => T) => {
    const groups = new Map<string, T & { reports: number; repeats: number }>()
    for (const one of list) {
      const key = JSON.stringify(keyOf(one))
      const group = groups.get(key) ?? { ...keyOf(one), reports: 0, repeats: 0 }
      group.reports++
      group.repeats += one.isRepeat ? 1 : 0
      groups.set(key, group)
    }
    return [...groups.values()]
  }
  const problems = reports.filter(({ signal }) => signal === 0)
  const inHour = ({ minute }: { minute: number }) => minute > START - HOUR
  return {
    cells: group(
      problems.filter(({ cell }) => cell >= 0),
      ({ minute, service, cell }) => ({ minute, service, cell }),
    ).filter(inHour),
    regions: group(reports, ({ minute, service, country, signal, problem }) => {
      return { minute, service, country, signal, problem }
    }).filter(inHour),
    quarters: group(problems, ({ minute, service }) => ({ quarter: Math.floor(minute / QUARTER), service })).filter(
      ({ quarter }) => quarter > Math.floor(START / QUARTER) - 96,
    ),
  }
}
