import { namedRegion } from '../catalog/areas.ts'
import { HOUR, MINUTE, minuteOf, type Clock } from '../clock.ts'
import { WINDOW_MINUTES } from '../contract/frame.ts'
import { MIN_REPORTERS } from '../contract/grid.ts'
import { isArea } from '../contract/region.ts'
import { UNKNOWN_COUNTRY } from '../contract/report.ts'
import { WORLD_REGION, type RegionVerdict, type Verdict } from '../contract/verdict.ts'
import { readPast, readSaidAt } from '../db/past.ts'
import { readHeat } from '../db/rollups.ts'
import type { Sql } from '../db/sql.ts'
import { OLDEST_FROM_SOURCE } from '../intake/prepare.ts'
import type { Live } from '../live/live.ts'
import { Pyramid } from '../live/pyramid.ts'
import type { VerdictBoard } from '../verdict/board.ts'
import type { SaidQuarter } from '../verdict/quarters.ts'
import { Usual, type ExcessMap } from '../verdict/usual.ts'

/** Past moments are told at whole quarters of an hour only: windows slid by the minute would tell single reports. */
export const QUARTER = 15 * MINUTE

export const quarterBefore = (time: number): number => Math.floor(time / QUARTER) * QUARTER

export type SaidRegion = Pick<RegionVerdict, 'region' | 'name' | 'verdict' | 'since' | 'expected'>

/** A service as it stands now, or stood at the end of a quarter hour. */
export interface Moment {
  at: number
  /** Minutes. */
  window: number
  /** What may be told of it, as live. */
  counts: Pyramid
  /** Null: not known, or the window isn't an hour. */
  excess: ExcessMap | null
  /** Problem reports in the window, by country; most first. */
  countries: readonly (readonly [country: string, count: number])[]
  total: number
  /** Usual in the window; null where not known. */
  expected: number | null
  /** Of the world. */
  verdict: Verdict
  verdicts: readonly SaidRegion[]
  /** No report can join it any more. */
  closed: boolean
}

interface Known {
  made: number
  moment: Promise<Moment>
}

/** Many who look at one outage move through the same few moments; each costs some 30 KB. */
const MOST_KNOWN = 128
/** While late reports may still come, what was read is good for so long. */
const FRESH_MS = MINUTE

export interface MomentsOptions {
  board: VerdictBoard
  clock: Clock
  live: Live
  sql: Sql
  usual: Usual
}

/** Reads past moments, and remembers those that were asked for last. */
export class Moments {
  readonly #options: MomentsOptions
  readonly #known = new Map<string, Known>()

  constructor(options: MomentsOptions) {
    this.#options = options
  }

  async present(service: number): Promise<Moment> {
    const { board, clock, live, sql, usual } = this.#options
    const at = clock.now()
    const last = minuteOf(at)
    const counts = Pyramid.of(await readHeat(sql, { service, first: last - WINDOW_MINUTES + 1, last }))
    const { state } = live
    return {
      at,
      window: WINDOW_MINUTES,
      counts,
      excess: usual.excessOf(service, {
        told: (resolution, cell) => counts.told(resolution, cell),
        inCountry: (country) => state.inCountry(service, country),
      }),
      countries: state.regions(service),
      total: state.total(service),
      expected: board.expected(service) || null,
      verdict: board.verdict(service),
      verdicts: board.regions(service),
      closed: false,
    }
  }

  /** @param at a quarter's end in ms; window: whole quarters, in minutes */
  at(service: number, at: number, window: number): Promise<Moment> {
    const name = `${service} ${at} ${window}`
    const now = this.#options.clock.now()
    const known = this.#known.get(name)
    if (known && (now - known.made < FRESH_MS || isClosed(at, known.made))) return known.moment
    const moment = this.#read(service, at, window)
    moment.catch(() => this.#known.delete(name))
    this.#known.delete(name)
    this.#known.set(name, { made: now, moment })
    if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value!)
    return moment
  }

  async #read(service: number, at: number, window: number): Promise<Moment> {
    const { sql, clock, usual } = this.#options
    const last = minuteOf(at) - 1
    const [{ cells, countries }, said] = await Promise.all([
      readPast(sql, { service, first: last - window + 1, last }),
      readSaidAt(sql, service, Math.floor(at / QUARTER) - 1),
    ])
    const counts = Pyramid.of(cells, peopleToTell(window))
    const world = said.find(({ region }) => region === WORLD_REGION)
    const isHour = window === WINDOW_MINUTES
    return {
      at,
      window,
      counts,
      countries,
      excess: isHour ? excessOf(usual, said, counts, new Map(countries)) : null,
      total: countries.reduce((sum, [, count]) => sum + count, 0),
      expected: isHour ? world?.expected || null : null,
      verdict: world?.verdict ?? 'unknown',
      verdicts: said.filter(isTold).map(toldOf),
      closed: isClosed(at, clock.now()),
    }
  }
}

/** Reports come late by at most this, and are stored by an hour after. */
const isClosed = (at: number, now: number): boolean => now - at > OLDEST_FROM_SOURCE + HOUR

const isTold = ({ region, verdict }: SaidQuarter): boolean =>
  region !== UNKNOWN_COUNTRY && !(isArea(region) && (verdict === 'ok' || verdict === 'unknown'))

const toldOf = ({ region, verdict, since, expected }: SaidQuarter): SaidRegion => {
  return { ...namedRegion(region), verdict, since: since && since * MINUTE, expected }
}

/** As live, with what was usual then; where reports usually come from is known as of today. */
function excessOf(
  { geography }: Usual,
  said: readonly SaidQuarter[],
  counts: Pyramid,
  countries: ReadonlyMap<string, number>,
): ExcessMap | null {
  const expected = new Map(said.map((one) => [one.region, one.expected]))
  const then = new Usual({ expected: (_service, region) => expected.get(region) ?? 0 })
  then.geography = geography
  return then.excessOf(0, {
    told: (resolution, cell) => counts.told(resolution, cell),
    inCountry: (country) => countries.get(country) ?? 0,
  })
}

/**
 * Repeats are told from first reports by the hour: in each hour begun, one person may have made one that is none. So many
 * that aren't are of three people at least.
 */
const peopleToTell = (window: number): number => (MIN_REPORTERS - 1) * Math.ceil(window / WINDOW_MINUTES) + 1
