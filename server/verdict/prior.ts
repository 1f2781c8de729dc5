import type { Category } from '../contract/service.ts'
import { HOURS_A_WEEK } from './season.ts'
import type { Prior } from './verdict.ts'

/** Local hour of the peak, ln of peak over mean, and how loud a weekend day is. */
interface Shape {
  peak: number
  swing: number
  weekend: number
}

const SATURDAY = 120
const DEFAULT: Shape = { peak: 16, swing: 0.7, weekend: 0.85 }

/** Evenings for what people do at home, office hours and quiet weekends for what they work with. */
export const SHAPES: Readonly<Record<Category, Shape>> = {
  messenger: { peak: 20, swing: 0.8, weekend: 1 },
  social: { peak: 20, swing: 0.8, weekend: 1.05 },
  streaming: { peak: 21, swing: 1, weekend: 1.2 },
  gaming: { peak: 20, swing: 0.9, weekend: 1.25 },
  isp: { peak: 19, swing: 0.8, weekend: 1 },
  mobile: { peak: 16, swing: 0.8, weekend: 0.85 },
  bank: { peak: 13, swing: 0.9, weekend: 0.6 },
  cloud: { peak: 14, swing: 0.7, weekend: 0.5 },
  work: { peak: 12, swing: 1.1, weekend: 0.25 },
  email: { peak: 12, swing: 0.9, weekend: 0.45 },
  ai: { peak: 15, swing: 0.7, weekend: 0.65 },
  shop: { peak: 20, swing: 0.8, weekend: 1.05 },
  transport: { peak: 17, swing: 0.8, weekend: 0.8 },
  other: DEFAULT,
}

/** A time zone's offset from UTC in hours, and its weight in the region. */
export interface Zone {
  offset: number
  weight: number
}

/** 168 hour-of-week factors in UTC, mean 1. Make one per (category, region) and share it between keys. */
export function seasonPrior(category: Category, zones: readonly Zone[]): Float64Array {
  const shape = SHAPES[category] ?? DEFAULT
  const factors = new Float64Array(HOURS_A_WEEK)
  for (const zone of zones) addZone(factors, shape, zone)
  const mean = factors.reduce((a, b) => a + b, 0) / HOURS_A_WEEK
  return mean > 0 ? factors.map((x) => x / mean) : factors.fill(1)
}

function addZone(factors: Float64Array, { peak, swing, weekend }: Shape, { offset, weight }: Zone): void {
  for (let h = 0; h < HOURS_A_WEEK; h++) {
    const local = (h + Math.round(offset) + HOURS_A_WEEK) % HOURS_A_WEEK
    const day = Math.exp(swing * Math.cos((2 * Math.PI * ((local % 24) + 0.5 - peak)) / 24))
    factors[h]! += weight * day * (local >= SATURDAY ? weekend : 1)
  }
}

export type LevelPrior = Pick<Prior, 'perHour' | 'sdLog'>

/** What a fresh site believes of a service it knows only by category. */
export const FRESH: Readonly<LevelPrior> = { perHour: 0.5, sdLog: 2.3 }
/** how far a country's share of a service strays from its share of all services, as sd of ln */
const REGION_SD_LOG = 1.2
const ENOUGH_SERVICES = 5
const PSEUDO_SERVICES = 5
const SMALLEST_RATE = 0.01

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
const logs = (rates: readonly number[]): number[] => rates.map((x) => Math.log(Math.max(x, SMALLEST_RATE)))

/**
 * A service's level once the site has watched others: log-normal through the levels of its category, shrunk to those of
 * all services. Both lists are reports per hour, one per service.
 */
export function servicePrior(category: readonly number[], all: readonly number[]): LevelPrior {
  if (all.length < ENOUGH_SERVICES) return FRESH
  const everything = logs(all)
  const centre = sum(everything) / all.length
  const median = (sum(logs(category)) + PSEUDO_SERVICES * centre) / (category.length + PSEUDO_SERVICES)
  const spread = Math.sqrt(sum(everything.map((x) => (x - median) ** 2)) / all.length)
  return { perHour: Math.exp(median), sdLog: Math.min(FRESH.sdLog, Math.max(1, spread)) }
}

/** A region's level: the service's world level × the region's share of all reports. */
export const regionPrior = (world: LevelPrior, share: number): LevelPrior => ({
  perHour: Math.max(world.perHour * share, 1e-4),
  sdLog: Math.hypot(world.sdLog, REGION_SD_LOG),
})
