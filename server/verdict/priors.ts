import type { Catalog } from '../catalog/catalog.ts'
import { countriesWithCities, zonesOf } from '../catalog/cities.ts'
import { regionPrior, seasonPrior, servicePrior, type LevelPrior, type Zone } from './prior.ts'
import type { Prior } from './verdict.ts'
import type { Watch } from './watch.ts'

/** What a country without any history is believed to send of a service's reports. */
const UNKNOWN_SHARE = 1 / 60

/** What is believed of a key before its first report, from its category, its people's clocks, and the keys known so far. */
export function priors(catalog: Catalog): (service: number, region: string, watch: Watch) => Prior {
  const seasons = new Map<string, Float64Array>()
  const season = (category: Parameters<typeof seasonPrior>[0], region: string) => {
    const name = `${category} ${region}`
    let factors = seasons.get(name)
    if (!factors) seasons.set(name, (factors = seasonPrior(category, offsetsOf(region))))
    return factors
  }
  return (service, region, watch) => {
    const category = catalog.byId(service)?.category ?? 'other'
    const level = levelOf(service, category, region, catalog, watch)
    return { ...level, season: season(category, region) }
  }
}

function levelOf(service: number, category: string, region: string, catalog: Catalog, watch: Watch): LevelPrior {
  if (region !== 'world') {
    const world = watch.detectorOf(service, 'world')
    const perHour = (world?.baseline.level.mean ?? 0.5 / 60) * 60
    return regionPrior({ perHour, sdLog: 1 }, shareOf(region, watch))
  }
  const all: number[] = []
  const alike: number[] = []
  for (const key of watch.keys()) {
    if (key.region !== 'world' || key.detector.baseline.level.cold) continue
    const rate = key.detector.baseline.level.mean * 60
    all.push(rate)
    if (catalog.byId(key.service)?.category === category) alike.push(rate)
  }
  return servicePrior(alike, all)
}

/** A country's share of all services' reports, as far as its keys' levels are known. */
function shareOf(region: string, watch: Watch): number {
  let here = 0
  let everywhere = 0
  for (const key of watch.keys()) {
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

const countryZones = (country: string): Zone[] =>
  zonesOf(country).map(({ name, weight }) => ({ offset: standardOffset(name), weight }))

const worldZones = (): Zone[] => countriesWithCities().flatMap(countryZones)

/** Hours ahead of UTC in winter: a prior needs no better. */
function standardOffset(zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(JANUARY)
  const text = parts.find((part) => part.type === 'timeZoneName')!.value
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text)!
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60)
}

const JANUARY = Date.UTC(2026, 0, 15)
