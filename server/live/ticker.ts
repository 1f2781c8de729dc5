import type { Server } from 'socket.io'
import type { Catalog } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import { ALL_SERVICES, type ClientEvents, type ServerEvents } from '../contract/events.ts'
import { WINDOW_MINUTES, type HeatFrame, type HeatSnapshot } from '../contract/frame.ts'
import type { Resolution } from '../contract/grid.ts'
import type { Incident } from '../contract/verdict.ts'
import type { Usual } from '../verdict/usual.ts'
import { HeatMaps } from './heatMaps.ts'
import { Pace, type Paced } from './pace.ts'
import type { Reading } from './reading.ts'
import { Rooms, type HeatChanges, type HeatRoom, type RoomKey } from './rooms.ts'
import { ALL, type LiveState } from './state.ts'
import type { Streams } from './streams.ts'
import type { Views } from './views.ts'

export type Io = Server<ClientEvents, ServerEvents>

/** At most four frames a second to a busy room; the home page's list changes once a second. */
const FRAME_MS = 250
const OVERVIEW_MS = 1_000

export const OVERVIEW_ROOM = 'overview'
export const serviceRoom = (service: number) => `service:${service}`

const ignore = () => {}

interface ServiceFeed extends Paced {
  id: number
}

export interface TickerOptions {
  io: Io
  clock: Clock
  catalog: Catalog
  views: Views
  streams: Streams
  usual: Usual
}

/** Turns changes of the live state into frames: what changed goes to the rooms that show it, each at its own pace. */
export class Ticker {
  readonly #io: Io
  readonly #clock: Clock
  readonly #catalog: Catalog
  readonly #views: Views
  readonly #streams: Streams
  readonly #maps: HeatMaps
  /** The one that excess was last worked out in. */
  #minute = 0
  readonly #heat = new Pace<HeatRoom>(FRAME_MS, (room) => this.#sendHeat(room))
  readonly #services = new Pace<ServiceFeed>(FRAME_MS, (feed) => this.#sendService(feed.id))
  readonly #feeds = new Map<number, ServiceFeed>()
  readonly #overview = new Pace<Paced>(OVERVIEW_MS, () => this.#sendOverview())
  readonly #overviewFeed: Paced = { dueAt: 0 }
  readonly #overviewDirty = new Set<number>()

  constructor({ io, clock, catalog, views, streams, usual }: TickerOptions) {
    this.#maps = new HeatMaps(usual)
    this.#io = io
    this.#clock = clock
    this.#catalog = catalog
    this.#views = views
    this.#streams = streams
  }

  get rooms(): Rooms {
    return this.#maps.rooms
  }

  /** Sends, now or when it's due, what changed in the state since the last call. */
  flush(state: LiveState): void {
    this.#maps.state = state
    const touched = new Set<HeatRoom>()
    const services = new Set<number>()
    state.drain(
      (service, resolution, ordinals) => this.rooms.touch(service, resolution, ordinals, touched),
      (service) => services.add(service),
    )
    if (state.minute !== this.#minute) this.#maps.touchAll(touched)
    this.#minute = state.minute
    this.#announce(touched, services)
  }

  /** A new state takes the old one's place: every cell of either may have changed. */
  replace(old: LiveState, state: LiveState): void {
    const touched = new Set<HeatRoom>()
    for (const either of [old, state])
      either.forEachCell((service, resolution, ordinals) => this.rooms.touch(service, resolution, ordinals, touched))
    const services = new Set([...old.reportedServices(), ...state.reportedServices()])
    this.#maps.state = state
    state.drain(ignore, ignore)
    this.#announce(touched, services)
  }

  /** Something else is said of these services than before. */
  said(services: Set<number>, incidents: readonly Incident[]): void {
    this.#announce(new Set(), services)
    for (const incident of incidents) this.#io.to(OVERVIEW_ROOM).emit('incident', incident)
  }

  /** Changes of a heat room as a frame. */
  frame({ service, resolution }: RoomKey, { cells, excess }: HeatChanges): HeatFrame {
    const frame = { service: this.#nameOf(service), resolution, at: this.#clock.now(), cells }
    return excess.length > 0 ? { ...frame, excess } : frame
  }

  /** What is on the map of a service in some rooms of a resolution, which from now on are kept up to date. */
  open(service: number, resolution: Resolution, keys: readonly RoomKey[]): HeatSnapshot {
    return { at: this.#clock.now(), window: WINDOW_MINUTES, resolution, ...this.#maps.open(service, resolution, keys) }
  }

  readerOf(key: RoomKey): (place: number) => Reading {
    return this.#maps.readerOf(key)
  }

  forget(room: HeatRoom): void {
    this.#heat.forget(room)
  }

  close(): void {
    this.#heat.close()
    this.#services.close()
    this.#overview.close()
  }

  #announce(touched: Set<HeatRoom>, services: Set<number>): void {
    for (const room of touched) this.#heat.changed(room)
    for (const id of services) this.#serviceChanged(id)
    if (services.size === 0 || !this.#isWatched(OVERVIEW_ROOM)) return
    for (const id of services) this.#overviewDirty.add(id)
    this.#overview.changed(this.#overviewFeed)
  }

  #serviceChanged(id: number): void {
    if (!this.#isWatched(serviceRoom(id)) && !this.#streams.isRead(id)) {
      this.#feeds.delete(id)
      return
    }
    let feed = this.#feeds.get(id)
    if (!feed) this.#feeds.set(id, (feed = { id, dueAt: 0 }))
    this.#services.changed(feed)
  }

  #isWatched(room: string): boolean {
    return this.#io.sockets.adapter.rooms.has(room)
  }

  #sendHeat(room: HeatRoom): void {
    const changes = room.takeFrame(this.readerOf(room.key))
    if (changes.cells.length + changes.excess.length === 0) return
    this.#io.to(Rooms.nameOf(room.key)).emit('heat', this.frame(room.key, changes))
  }

  #sendService(id: number): void {
    const service = this.#catalog.byId(id)
    if (!service) return
    if (this.#isWatched(serviceRoom(id)))
      this.#io.to(serviceRoom(id)).emit('service', this.#views.service(this.#maps.state, service))
    this.#streams.send(id)
  }

  #sendOverview(): void {
    const changed = this.#views.overview(this.#maps.state, this.#overviewDirty)
    this.#overviewDirty.clear()
    this.#io.to(OVERVIEW_ROOM).emit('overview', changed)
  }

  #nameOf(service: number): string {
    return service === ALL ? ALL_SERVICES : (this.#catalog.byId(service)?.slug ?? '')
  }
}
