/**
 * Writes client/map/data/basemap.json: land, coasts, borders and countries from Natural Earth 1:50m, as world-atlas
 * packs it. Run by hand when that data changes: `npx tsx scripts/build-basemap.js`.
 *
 * The file holds every line once: `arcs` in steps of 1/STEPS degree, each [x, y, dx, dy, …]; the first `borders` of
 * them separate two countries, the others are coast. `land` are polygons of rings of arc numbers (~n: arc n backwards),
 * `countries` the outer arcs of each country by its ISO 3166-1 alpha-2 code.
 */
import { iso1A2Code } from '@rapideditor/country-coder'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { keptPoints } from '../client/map/simplify.ts'

/** 0.01° is 3.6 px at zoom 9, less than the error of a 1:50m coast: finer steps only cost bytes. */
const STEPS = 100
/** Points nearer than this many degrees to the line without them go: 30 % of the points, invisible up to zoom 8. */
const TOLERANCE = 0.005
/** Natural Earth cuts Antarctica open at the pole; the map closes it itself. */
const POLE_CUT = -89.9
/** Countries Natural Earth draws apart though ISO 3166-1 knows no number for them. */
const UNNUMBERED = { Kosovo: 'XK', Somaliland: 'SO', 'N. Cyprus': 'CY' }

const SOURCE = new URL('../node_modules/world-atlas/countries-50m.json', import.meta.url)
const TARGET = new URL('../client/map/data/basemap.json', import.meta.url)

const topology = JSON.parse(readFileSync(SOURCE, 'utf8'))
const absolute = topology.arcs.map((arc) => toDegrees(arc, topology.transform))
const isPoleCut = absolute.map((arc) => arc.every(([, lat]) => lat < POLE_CUT))
const users = countUsers(topology.objects.countries.geometries)
const order = borderArcsFirst(users)
const renumbered = new Map(order.map((old, now) => [old, now]))

writeFileSync(
  TARGET,
  JSON.stringify({
    steps: STEPS,
    borders: order.filter((arc) => users[arc].length > 1).length,
    arcs: order.map((arc) => toSteps(simplify(absolute[arc]))),
    land: polygonsOf(topology.objects.land).map((polygon) => polygon.filter((ring) => !isPoleRing(ring)).map(renumber)),
    countries: outerArcs(topology.objects.countries.geometries),
  }),
)
console.log(`${fileURLToPath(TARGET)} written`)

function toDegrees(arc, { scale, translate }) {
  let x = 0
  let y = 0
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]])
}

function polygonsOf(geometry) {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf)
  return geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
}

function arcNumber(reference) {
  return reference < 0 ? ~reference : reference
}

function arcsOf(geometry) {
  return new Set(polygonsOf(geometry).flat(2).map(arcNumber))
}

function isPoleRing(ring) {
  return ring.every((reference) => isPoleCut[arcNumber(reference)])
}

function renumber(ring) {
  return ring.map((reference) => (reference < 0 ? ~renumbered.get(~reference) : renumbered.get(reference)))
}

/** For each arc, the geometries it bounds. */
function countUsers(geometries) {
  const lists = topology.arcs.map(() => [])
  for (const geometry of geometries) for (const arc of arcsOf(geometry)) lists[arc].push(geometry)
  return lists
}

function borderArcsFirst(lists) {
  const arcs = [...lists.keys()].filter((arc) => !isPoleCut[arc])
  return [...arcs.filter((arc) => lists[arc].length > 1), ...arcs.filter((arc) => lists[arc].length <= 1)]
}

/** By country code; an arc between two parts of the same country is no outline of it. */
function outerArcs(geometries) {
  const sides = new Map()
  for (const geometry of geometries) {
    const code = geometry.id ? iso1A2Code(geometry.id) : UNNUMBERED[geometry.properties.name]
    if (!code) continue
    if (!sides.has(code)) sides.set(code, new Map())
    for (const arc of arcsOf(geometry)) sides.get(code).set(arc, (sides.get(code).get(arc) ?? 0) + 1)
  }
  return Object.fromEntries([...sides].sort().map(([code, arcs]) => [code, outer(arcs)]))
}

function outer(arcs) {
  return [...arcs].filter(([arc, uses]) => uses === 1 && !isPoleCut[arc]).map(([arc]) => renumbered.get(arc))
}

/** Arc by arc, so neighbours keep sharing their border. Degrees of longitude shrink with latitude. */
function simplify(arc) {
  const flat = arc.flatMap(([lng, lat]) => [lng * Math.cos((lat * Math.PI) / 180), lat])
  const kept = keptPoints(flat, TOLERANCE)
  return arc.filter((_, i) => kept[i])
}

/** Differences of rounded positions, not rounded differences: the error never adds up. */
function toSteps(arc) {
  const numbers = []
  let [x, y] = [0, 0]
  arc.forEach(([lng, lat], i) => {
    const [nextX, nextY] = [Math.round(lng * STEPS), Math.round(lat * STEPS)]
    if (i > 0 && nextX === x && nextY === y) return
    numbers.push(nextX - x, nextY - y)
    ;[x, y] = [nextX, nextY]
  })
  return numbers
}
