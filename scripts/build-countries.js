/**
 * Writes server/catalog/countryCells.json: the country of every H3 cell of resolution 4 that lies wholly inside one, so
 * that most reports need no look into outlines. Run by hand when the outlines change: `node scripts/build-countries.js`;
 * it takes some three minutes. Source: @rapideditor/country-coder, ISC, from OpenStreetMap and Wikidata.
 *
 * `lengths` and `countries` are the runs of equal cells in the order of ordinals; a country is an index in `codes`, 0
 * where a cell isn't wholly inside one.
 */
import { iso1A2Code } from '@rapideditor/country-coder'
import { cellToBoundary, cellToChildren, cellToLatLng, getRes0Cells } from 'h3-js'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const RESOLUTION = 4
/** Of the cells that reports are stored in: each of these, middle and corners, has to lie in the country. */
const FINEST = 6
const TARGET = fileURLToPath(new URL('../server/catalog/countryCells.json', import.meta.url))

const codes = ['']
const table = new Uint8Array(122 * 7 ** RESOLUTION)
for (const base of getRes0Cells()) {
  for (const cell of cellToChildren(base, RESOLUTION)) table[ordinalOf(cell)] = indexOf(countryOf(cell))
  console.log(`base cell ${ordinalOf(base) / 7 ** RESOLUTION + 1} of 122`)
}
writeFileSync(TARGET, JSON.stringify({ codes, ...runs() }) + '\n')

/** '' where it lies in several, or in none. */
function countryOf(cell) {
  const country = countryAt(cellToLatLng(cell))
  const isInside = (point) => countryAt(point) === country
  const isWholly = (child) => isInside(cellToLatLng(child)) && cellToBoundary(child).every(isInside)
  return country !== '' && cellToChildren(cell, FINEST).every(isWholly) ? country : ''
}

/** As server/catalog/countries.ts has it. */
function countryAt([lat, lng]) {
  return iso1A2Code([lng, lat], { level: 'territory' }) ?? iso1A2Code([lng, lat]) ?? ''
}

function indexOf(country) {
  if (!codes.includes(country)) codes.push(country)
  return codes.indexOf(country)
}

function runs() {
  const lengths = []
  const countries = []
  table.forEach((country, i) => {
    if (i > 0 && country === table[i - 1]) lengths[lengths.length - 1]++
    else countries.push(country) && lengths.push(1)
  })
  return { lengths, countries }
}

/** Base cell and digits of an H3 index read as one number, as server/contract/grid.ts does, at RESOLUTION. */
function ordinalOf(index) {
  const bits = BigInt(`0x${index}`)
  const resolution = Number((bits >> 52n) & 15n)
  let ordinal = Number((bits >> 45n) & 127n)
  for (let r = 1; r <= RESOLUTION; r++)
    ordinal = ordinal * 7 + (r <= resolution ? Number((bits >> BigInt(45 - 3 * r)) & 7n) : 0)
  return ordinal
}
