import type { Batch } from '../../server/db/batches.ts'
import { LiveState } from '../../server/live/state.ts'
import { atMost, median, ms, type Figure } from './figures.ts'
import { cellOf, People } from './people.ts'

const PER_MINUTE = 20_000
const MINUTES = 60
const APPLIED = 25_000
/** As many as one group commit holds at most. */
const BATCH = 1_000
const ROUNDS = 40
const START = 29_000_000
const PROBLEMS = 5

/** A hundred minutes of the same outage, made once. */
function makeMinute(people: People, minute: number, reports: number): Batch {
  const batch: Batch = { minutes: [], services: [], signals: [], problems: [], cells: [], countries: [], repeats: [] }
  for (let i = 0; i < reports; i++) {
    const spot = people.spot()
    batch.minutes.push(minute)
    batch.services.push(people.service() + 1)
    batch.signals.push(people.below(20) === 0 ? 1 : 0)
    batch.problems.push(people.below(PROBLEMS))
    batch.cells.push(cellOf(spot))
    batch.countries.push(spot.country)
  }
  return batch
}

function slices(batch: Batch, size: number): Batch[] {
  const starts = Array.from({ length: Math.ceil(batch.minutes.length / size) }, (_, i) => i * size)
  return starts.map((start) => slice(batch, start, start + size))
}

function slice(batch: Batch, start: number, end: number): Batch {
  const columns = Object.entries(batch).map(([name, values]) => [name, (values as unknown[]).slice(start, end)])
  return Object.fromEntries(columns) as Batch
}

const ignore = () => {}

function timed(act: () => void): number {
  const start = performance.now()
  act()
  return performance.now() - start
}

/** An hour of 1.2 million reports, and then second after second of 25,000 more. */
export async function measureApply(say: (line: string) => void): Promise<Figure[]> {
  const people = new People(1)
  const state = new LiveState(START)
  for (let minute = START; minute < START + MINUTES; minute++) {
    state.advance(minute)
    state.apply(makeMinute(people, minute, PER_MINUTE))
    state.drain(ignore, ignore)
  }
  say(
    `an hour of ${(PER_MINUTE * MINUTES).toLocaleString('en')} reports is in, ${Math.round(state.bytes / 2 ** 20)} MB`,
  )
  const whole: number[] = []
  const inBatches: number[] = []
  const expiry: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const minute = START + MINUTES + round
    expiry.push(timed(() => state.advance(minute)))
    state.drain(ignore, ignore)
    // Every minute gets its 20,000, so that what is held stays the same: half of the rounds count 25,000 at once.
    const fresh = makeMinute(people, minute, APPLIED)
    const batches = round % 2 === 0 ? [fresh] : slices(fresh, BATCH)
    const times = round % 2 === 0 ? whole : inBatches
    times.push(timed(() => applyAll(state, batches)))
  }
  const bytes = `${(state.bytes / 2 ** 20).toFixed(1)} MB`
  const warm = (times: number[]) => median(times.slice(times.length / 4))
  return [
    { what: 'apply: 25,000 reports at once', value: ms(warm(whole)), goal: atMost(warm(whole), 10, 'ms') },
    {
      what: 'apply: 25,000 reports in batches of 1,000',
      value: ms(warm(inBatches)),
      goal: atMost(warm(inBatches), 10, 'ms'),
    },
    { what: 'apply: a minute leaves the window', value: ms(warm(expiry)) },
    { what: 'apply: memory of the hour', value: bytes },
  ]
}

function applyAll(state: LiveState, batches: Batch[]): void {
  for (const batch of batches) state.apply(batch)
  state.drain(ignore, ignore)
}
