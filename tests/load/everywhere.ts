import { FINEST, parentOrdinal } from '../../server/contract/grid.ts'
import { AREA_RESOLUTION, areaRegion } from '../../server/contract/region.ts'
import { WORLD_REGION } from '../../server/contract/verdict.ts'
import type { Batch } from '../../server/db/batches.ts'
import type { VerdictRow } from '../../server/db/verdicts.ts'
import { ServiceFeed } from '../../server/live/serviceFeed.ts'
import { LiveState } from '../../server/live/state.ts'
import { Views } from '../../server/live/views.ts'
import { VerdictBoard } from '../../server/verdict/board.ts'
import type { Incident, IncidentRegion } from '../../server/verdict/incidents.ts'
import { shipped } from '../catalog/someCatalog.ts'
import { atMost, median, ms, times, type Figure } from './figures.ts'
import { cellOf, People } from './people.ts'

const MINUTE = 29_000_000
const HOUR_OF_REPORTS = 60_000
/** So that there are about as many areas as when a hundred countries were played. */
const LEAST_OF_AN_AREA = 50
/** In the quarter of a second between two frames. */
const BETWEEN_FRAMES = 4
const ROUNDS = 200

/** A frame of a service that is down everywhere, against all that is known of it, which was sent each time before. */
export async function measureEverywhere(say: (line: string) => void): Promise<Figure[]> {
  const service = shipped.bySlug('telegram')!
  const people = new People(1)
  const state = new LiveState(MINUTE)
  const hour = reportsOf(people, service.id, HOUR_OF_REPORTS)
  state.apply(hour)
  const board = new VerdictBoard(shipped)
  const regions = regionsOf(hour)
  board.update(regions.map((region) => verdictOn(service.id, region)), [incidentIn(service.id, regions)]) // prettier-ignore
  const views = new Views(shipped, board, { now: () => MINUTE * 60_000 })
  const feed = new ServiceFeed(service.id, views.said(service))
  say(`${regions.length} regions in trouble`)

  const touch = (id: number, resolution: number, areas: Int32Array) => {
    if (id !== service.id || resolution !== AREA_RESOLUTION) return
    views.areas.touch(id, areas)
    feed.touch(areas)
  }

  const frames: Sent[] = []
  const whole: Sent[] = []
  const anew: Sent[] = []
  for (let round = 0; round < ROUNDS; round++) {
    state.apply(reportsOf(people, service.id, BETWEEN_FRAMES))
    state.drain(touch, () => {})
    frames.push(sent(() => views.frame(state, service, feed)))
    whole.push(sent(() => views.service(state, service)))
    views.areas.forget()
    anew.push(sent(() => views.service(state, service)))
  }
  const bytes = (all: Sent[]) => median(all.map((one) => one.bytes))
  const took = (all: Sent[]) => ms(median(all.map((one) => one.ms)))
  const part = bytes(frames) / bytes(whole)
  const size = `${bytes(frames).toLocaleString('en')} · ${bytes(whole).toLocaleString('en')}`
  return [
    { what: 'everywhere: bytes of a frame · of all that is known', value: size },
    { what: 'everywhere: a frame against all, bytes', value: times(part), goal: atMost(part, 0.1) },
    {
      what: 'everywhere: making a frame · all · all, counted anew',
      value: [frames, whole, anew].map(took).join(' · '),
    },
  ]
}

interface Sent {
  bytes: number
  ms: number
}

function sent(make: () => unknown): Sent {
  const start = performance.now()
  const bytes = JSON.stringify(make()).length
  return { bytes, ms: performance.now() - start }
}

function reportsOf(people: People, service: number, count: number): Batch {
  const spots = Array.from({ length: count }, () => people.spot())
  const each = (value: number) => spots.map(() => value)
  return {
    ...{ minutes: each(MINUTE), services: each(service), signals: each(0), problems: spots.map((_, i) => i % 3) },
    ...{ cells: spots.map(cellOf), countries: spots.map(({ country }) => country), repeats: [] },
  }
}

function regionsOf({ countries, cells }: Batch): string[] {
  const reports = new Map<string, number>()
  cells.forEach((cell, i) => {
    const area = areaRegion(countries[i]!, parentOrdinal(cell, FINEST - AREA_RESOLUTION))
    reports.set(area, (reports.get(area) ?? 0) + 1)
  })
  const areas = [...reports.keys()].filter((area) => reports.get(area)! >= LEAST_OF_AN_AREA)
  return [...new Set([WORLD_REGION, ...countries, ...areas])]
}

const verdictOn = (service: number, region: string): VerdictRow => {
  const times = { since: MINUTE - 20, recovering: null, version: MINUTE }
  return { service, region, verdict: 'major', expected: 12.34, cause: null, ...times }
}

function incidentIn(service: number, regions: readonly string[]): Incident {
  const parts = regions.map((region): [string, IncidentRegion] => [region, courseIn(region)])
  return {
    ...{ id: 1, service, worst: 'major', detected: MINUTE - 16, started: MINUTE - 20, ended: null, closed: null },
    ...{ reopened: 0, similarTo: null, cause: null, regions: new Map(parts) },
  }
}

function courseIn(region: string): IncidentRegion {
  return {
    ...{ region, state: 'major', worst: 'major', detected: MINUTE - 16, started: MINUTE - 20, major: MINUTE - 14 },
    ...{ recovering: null, ended: null, closed: null, peakRate: 3.2, peak: MINUTE - 3, reports: 420 },
  }
}
