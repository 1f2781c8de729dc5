import { expect, it } from 'vitest'
import { parentOrdinal, RESOLUTIONS } from '../../server/contract/grid.ts'
import type { Batch } from '../../server/db/batches.ts'
import { LiveState } from '../../server/live/state.ts'
import { Random } from '../fuzz/random.ts'

const MINUTE = 29_474_007
const REPORTS = 25_000
const SERVICES = 8
const CLUSTERS = 3_000
const CELLS_EACH = 30
const ROUNDS = 7

/** People in clusters, as in cities; most of them report one service. */
function crowd(random: Random): Batch {
  const centres = Array.from({ length: CLUSTERS }, () => random.below(14_000_000))
  const batch: Batch = { minutes: [], services: [], signals: [], problems: [], cells: [], countries: [], repeats: [] }
  for (let i = 0; i < REPORTS; i++) {
    batch.minutes.push(MINUTE)
    batch.services.push(random.below(3) > 0 ? 1 : 1 + random.below(SERVICES))
    batch.signals.push(0)
    batch.problems.push(random.below(5))
    batch.cells.push(random.pick(centres) + random.below(CELLS_EACH))
    batch.countries.push('DE')
  }
  return batch
}

/** The obvious way: a Map of counts, every resolution of every report added to it. */
function addToMap(counts: Map<string, number>, { services, cells }: Batch): void {
  cells.forEach((cell, i) => {
    for (const resolution of RESOLUTIONS)
      for (const service of [0, services[i]!]) {
        const key = `${service} ${resolution} ${parentOrdinal(cell, 6 - resolution)}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
  })
}

function fastest(act: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    act()
    return performance.now() - start
  })
  return Math.min(...times)
}

it('[L1] 25,000 reports are applied in a fraction of the time that a Map of counts takes', () => {
  const batch = crowd(new Random(1))
  const state = new LiveState(MINUTE)
  const counts = new Map<string, number>()
  const ours = fastest(() => {
    state.apply(batch)
    state.drain(
      () => {},
      () => {},
    )
  })
  const theirs = fastest(() => addToMap(counts, batch))
  // Both have counted the same. Measured: an eighteenth of the time; more than half would be another algorithm.
  for (const [key, count] of [...counts].slice(0, 1_000)) {
    const [service, resolution, ordinal] = key.split(' ').map(Number)
    expect(state.count(service!, resolution as 2 | 3 | 4 | 5 | 6, ordinal!)).toBe(count)
  }
  expect(ours).toBeLessThan(theirs / 2)
})
