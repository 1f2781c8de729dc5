// Runs in the browser: the map's own layer, with nothing else of the page around it.
import { cellToChildren, getRes0Cells } from 'h3-js'
import L from 'leaflet'
import { Cells } from '../../client/map/cells.ts'
import { Outlines } from '../../client/map/outlines.ts'
import { excessMode } from '../../client/map/palette.ts'
import { cellToOrdinal } from '../../server/contract/grid.ts'

const RESOLUTION = 3
const ON_MAP = 8_000
const CHANGED = 2_000
const FRAMES = 60

/** Script of the main thread, in ms: to take a frame in, and to draw it. */
export interface Drawn {
  applied: number
  drawn: number
}

function ordinals(): number[] {
  const cells = getRes0Cells().flatMap((base) => cellToChildren(base, RESOLUTION))
  return cells
    .filter((_, i) => i % Math.floor(cells.length / ON_MAP) === 0)
    .map((one) => cellToOrdinal(one, RESOLUTION))
}

/** Frames of 2,000 changed cells on a map with 8,000, drawn one after the other. */
async function measureDraw(): Promise<Drawn[]> {
  const element = document.querySelector('#map')!.appendChild(document.createElement('div'))
  element.style.height = '100%'
  const map = L.map(element, { fadeAnimation: false, zoomControl: false })
  map.createPane('cells')
  map.setView([25, 10], 2.5, { animate: false })
  const cells = new Cells(new Outlines(RESOLUTION), 'cells', excessMode('light'))
  const places = ordinals()
  cells.apply(
    places.flatMap((place, i) => [place, 3 + (i % 50)]),
    places.flatMap((place, i) => [place, i % 60, 50 + (i % 50)]),
  )
  await cells.prepare(new AbortController().signal)
  cells.blanket.addTo(map)
  await nextFrame()
  const times: Drawn[] = []
  for (let frame = 0; frame < FRAMES; frame++) times.push(await oneFrame(cells, places, frame))
  map.remove()
  element.remove()
  return times
}

async function oneFrame(cells: Cells, places: readonly number[], frame: number): Promise<Drawn> {
  const changed = Array.from({ length: CHANGED }, (_, i) => places[(i * 4 + frame) % places.length]!)
  const counts = changed.flatMap((place, i) => [place, 3 + ((i + frame) % 60)])
  const excess = changed.flatMap((place, i) => [place, (i + frame) % 60, 50 + ((i + frame) % 50)])
  // In the next animation frame callbacks run in the order in which they were asked for: ours, the layer's, ours.
  let start = 0
  requestAnimationFrame(() => (start = performance.now()))
  const before = performance.now()
  cells.apply(counts, excess)
  const applied = performance.now() - before
  const drawn = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now() - start)))
  return { applied, drawn }
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

Object.assign(window, { measureDraw })
