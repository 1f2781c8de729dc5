import { MINUTE } from '../clock.ts'
import type { Series } from '../contract/service.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import { readUsual } from '../db/past.ts'
import { readSeries } from '../db/rollups.ts'
import type { Sql } from '../db/sql.ts'
import { usualLine, type Steps, type UsualLine } from './usualLine.ts'

/** What is usual is kept by the quarter hour; over longer than this that is more than anybody draws. */
const LONGEST_LINE = 400 * 24 * 60
const QUARTER_MINUTES = 15

export interface SeriesOf {
  service: number
  region: string
  /** Minutes since 1970, whole steps: [first, last). */
  first: number
  last: number
  stepMinutes: number
}

/** Reports of a service in a region along the clock, and what was usual. */
export async function seriesOf(sql: Sql, { service, region, first, last, stepMinutes }: SeriesOf): Promise<Series> {
  const count = Math.ceil((last - first) / stepMinutes)
  const country = region === WORLD_REGION ? null : region
  const [counts, usual] = await Promise.all([
    readSeries(sql, { service, region: country, first, last, stepMinutes }),
    lineOf(sql, service, region, { first, stepMinutes, count }),
  ])
  return {
    from: first * MINUTE,
    step: stepMinutes * MINUTE,
    region,
    counts: Array.from({ length: count }, (_, i) => counts.get(i) ?? 0),
    ...usual,
  }
}

async function lineOf(sql: Sql, service: number, region: string, steps: Steps): Promise<UsualLine> {
  const last = steps.first + steps.count * steps.stepMinutes - 1
  if (last - steps.first > LONGEST_LINE) return usualLine([], steps)
  const quarterOf = (minute: number) => Math.floor(minute / QUARTER_MINUTES)
  const rows = await readUsual(sql, { service, region, first: quarterOf(steps.first), last: quarterOf(last) })
  return usualLine(rows, steps)
}
