import type { Catalog } from '../catalog/catalog.ts'
import { shareOfPeople } from '../catalog/areas.ts'
import { countriesWithCities, zonesOf } from '../catalog/cities.ts'
import { countryOf, isArea } from '../contract/region.ts'
import { regionPrior, seasonPrior, servicePrior, type LevelPrior, type Zone } from './prior.ts'
import type { Keys, PriorOf } from './keys.ts'

/** What a country without any history is believed to send of a service's reports. */
const UNKNOWN_SHARE = 1 / 60
/** An area's share of the people is worth so many reports, of a week. */
const PSEUDO_REPORTS = 30
const WEEK = 7 * 1440

/** What is believed of a key before its first report, from its category, its people's clocks, and the keys known so far. */
export function priors(catalog: Catalog): PriorOf {
  const seasons = new Map<string, Float64Array>()
  const season = (category: Parameters<typeof seasonPrior>[0], region: string) => {
    const name = `${category} ${region}`
    let factors = seasons.get(name)
    if (!factors) seasons.set(name, (factors = seasonPrior(category, offsetsOf(region))))
    return factors
  }
  return (service, region, keys) => {
    const category = catalog.byId(service)?.category ?? 'other'
    const level = levelOf(service, category, region, catalog, keys)
    return { ...level, season: season(category, region) }
  }
}

function levelOf(service: number, category: string, region: string, catalog: Catalog, keys: Keys): LevelPrior {
  if (isArea(region)) return partOf(service, countryOf(region), shareOfArea(region, keys), keys)
  if (region !== 'world') return partOf(service, 'world', shareOf(region, keys), keys)
  const all: number[] = []
  const alike: number[] = []
  for (const key of keys) {
    if (key.region !== 'world' || key.detector.baseline.level.cold) continue
    const rate = key.detector.baseline.level.mean * 60
    all.push(rate)
    if (catalog.byId(key.service)?.category === category) alike.push(rate)
  }
  return servicePrior(alike, all)
}

function partOf(service: number, whole: string, share: number, keys: Keys): LevelPrior {
  const level = keys.get(service, whole)?.detector.baseline.level.mean ?? 0.5 / 60
  return regionPrior({ perHour: level * 60, sdLog: 1 }, share)
}

/**
 * An area's share of its country's reports, as far as services are watched in both; before that, its share of the people.
 */
function shareOfArea(region: string, keys: Keys): number {
  const country = countryOf(region)
  let here = 0
  let all = 0
  for (const { service, region: other, detector } of keys) {
    const whole = other === region ? keys.get(service, country)?.detector : undefined
    if (!whole) continue
    here += detector.baseline.level.mean * WEEK
    all += whole.baseline.level.mean * WEEK
  }
  return Math.min(1, (here + PSEUDO_REPORTS * shareOfPeople(region)) / (all + PSEUDO_REPORTS))
}

/** A country's share of all services' reports, as far as its keys' levels are known. */
function shareOf(region: string, keys: Keys): number {
  let here = 0
  let everywhere = 0
  for (const key of keys) {
    if (key.region === 'world') everywhere += key.detector.baseline.level.mean
    else if (key.region === region) here += key.detector.baseline.level.mean
  }
  return here > 0 && everywhere > 0 ? Math.min(1, here / everywhere) : UNKNOWN_SHARE
}

const offsets = new Map<string, Zone[]>()

function offsetsOf(region: string): Zone[] {
  let zones = offsets.get(region)
  if (!zones) offsets.set(region, (zones = region === 'world' ? worldZones() : countryZones(region)))
  return zones
}

/** Of a country, also for its areas. */
const countryZones = (region: string): Zone[] =>
  zonesOf(countryOf(region)).map(({ name, weight }) => ({ offset: standardOffset(name), weight }))

const worldZones = (): Zone[] => countriesWithCities().flatMap(countryZones)

/** Hours ahead of UTC in winter: a prior needs no better. */
function standardOffset(zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(JANUARY)
  const text = parts.find((part) => part.type === 'timeZoneName')!.value
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text)!
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60)
}

const JANUARY = Date.UTC(2026, 0, 15)
