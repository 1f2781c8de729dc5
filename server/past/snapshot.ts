import { createHash } from 'node:crypto'
import type { Service } from '../catalog/catalog.ts'
import { isArea } from '../contract/region.ts'
import type { Series } from '../contract/service.ts'
import type { Snapshot, SnapshotRegion } from '../contract/snapshot.ts'
import { WORLD_REGION, type Verdict } from '../contract/verdict.ts'
import { METHOD } from '../verdict/detector.ts'
import { toldCells } from './cells.ts'
import type { Moment } from './moments.ts'

/** Cells about as large as a district: fine enough for a map of a country, few enough to keep. */
const RESOLUTION = 3

/** What is kept of a moment. Pure. */
export function snapshotOf({ slug, name }: Service, moment: Moment, series: Series, keptAt: number): Snapshot {
  const { at, window, total, expected } = moment
  const regions = regionsOf(moment)
  return {
    service: { slug, name },
    at,
    window,
    keptAt,
    method: METHOD,
    verdict: worstOf(regions),
    total,
    expected,
    regions,
    resolution: RESOLUTION,
    cells: toldCells(moment.counts, RESOLUTION, null, moment.excess).map(({ ratio, confidence, ...cell }) => {
      return { ...cell, ratio: shortened(ratio), confidence: shortened(confidence) }
    }),
    series,
  }
}

/** Anybody can check that an answer is what was kept: the id is the hash of its bytes. */
export const idOf = (content: string): string =>
  createHash('sha256').update(content).digest().subarray(0, 16).toString('base64url')

const URGENCY: Record<Verdict, number> = { major: 4, possible: 3, recovering: 2, ok: 1, unknown: 0 }

/** One country's trouble is never called nothing because the rest of the world is well. */
function worstOf(regions: readonly SnapshotRegion[]): Verdict {
  const troubled = regions.filter(({ verdict }) => URGENCY[verdict] > URGENCY.ok)
  const world = regions.find(({ region }) => region === WORLD_REGION)?.verdict ?? 'unknown'
  return troubled.reduce((worst, { verdict }) => (URGENCY[verdict] > URGENCY[worst] ? verdict : worst), world)
}

function regionsOf({ verdicts, countries, total }: Moment): SnapshotRegion[] {
  const counts = new Map<string, number>([[WORLD_REGION, total], ...countries])
  return verdicts
    .map(({ region, name, verdict, since, expected }): SnapshotRegion => {
      const lastHour = isArea(region) ? null : (counts.get(region) ?? 0)
      return { region, ...(name !== undefined && { name }), verdict, since, lastHour, expected }
    })
    .sort((a, b) => rank(b) - rank(a) || (b.lastHour ?? 0) - (a.lastHour ?? 0) || (a.region < b.region ? -1 : 1))
}

const rank = ({ region, verdict }: SnapshotRegion): number =>
  region === WORLD_REGION ? 10 : URGENCY[verdict] > URGENCY.ok ? URGENCY[verdict] : 0

const shortened = (x: number | null): number | null => (x === null ? null : Number(x.toPrecision(3)))
