import type { Catalog } from '../catalog/catalog.ts'
import { shareOfPeople } from '../catalog/areas.ts'
import { countriesWithCities, zonesOf } from '../catalog/cities.ts'
import { countryOf, isArea } from '../contract/region.ts'
import { regionPrior, seasonPrior, servicePrior, type LevelPrior, type Zone } from './prior.ts'
import type { Key, Keys, PriorOf } from './keys.ts'

/** What a country without any history is believed to send of a service's reports. */
const UNKNOWN_SHARE = 1 / 60
/** An area's share of the people is worth so many reports, of a week. */
const PSEUDO_REPORTS = 30
const WEEK = 7 * 1440

/** What is believed of a key before its first report, from its category, its people's clocks, and the keys known so far. */
export function priors(catalog: Catalog): PriorOf {
  const seasons = new Map<string, Float64Array>()
  const season = (category: Parameters<typeof seasonPrior>[0], region: string) => {
    const name = `${category} ${countryOf(region)}`
    let factors = seasons.get(name)
    if (!factors) seasons.set(name, (factors = seasonPrior(category, offsetsOf(countryOf(region)))))
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
  for (const key of keys.of('world')) {
    if (key.detector.baseline.level.cold) continue
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
  for (const { service, detector } of keys.of(region)) {
    const whole = keys.get(service, country)?.detector
    if (!whole) continue
    here += detector.baseline.level.mean * WEEK
    all += whole.baseline.level.mean * WEEK
  }
  return Math.min(1, (here + PSEUDO_REPORTS * shareOfPeople(region)) / (all + PSEUDO_REPORTS))
}

/** A country's share of all services' reports, as far as its keys' levels are known. */
function shareOf(region: string, keys: Keys): number {
  const here = levels(keys.of(region))
  const everywhere = levels(keys.of('world'))
  return here > 0 && everywhere > 0 ? Math.min(1, here / everywhere) : UNKNOWN_SHARE
}

const levels = (keys: readonly Key[]) => keys.reduce((sum, { detector }) => sum + detector.baseline.level.mean, 0)

const offsets = new Map<string, Zone[]>()

function offsetsOf(region: string): Zone[] {
  let zones = offsets.get(region)
  if (!zones) offsets.set(region, (zones = region === 'world' ? worldZones() : countryZones(region)))
  return zones
}

/** Of a country; its areas are taken to live by the same clocks. */
const countryZones = (country: string): Zone[] =>
  zonesOf(country).map(({ name, weight }) => ({ offset: standardOffset(name), weight }))

const worldZones = (): Zone[] => countriesWithCities().flatMap(countryZones)

const standardOffsets = new Map<string, number>()

/** A look-up takes a quarter of a millisecond, and the world has four hundred zones. */
function standardOffset(zone: string): number {
  let offset = standardOffsets.get(zone)
  if (offset === undefined) standardOffsets.set(zone, (offset = lookUpOffset(zone)))
  return offset
}

/** Hours ahead of UTC in winter: a prior needs no better. */
function lookUpOffset(zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(JANUARY)
  const text = parts.find((part) => part.type === 'timeZoneName')!.value
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text)!
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60)
}

const JANUARY = Date.UTC(2026, 0, 15)
