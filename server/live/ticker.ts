import type { Server } from 'socket.io'
import type { Catalog, Service } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import {
  ALL_SERVICES,
  type ClientEvents,
  type Overview,
  type ServerEvents,
  type ServiceCounts,
  type ServiceFrame,
} from '../contract/events.ts'
import { WINDOW_MINUTES, type HeatFrame, type HeatSnapshot } from '../contract/frame.ts'
import type { Resolution } from '../contract/grid.ts'
import { AREA_RESOLUTION } from '../contract/region.ts'
import type { Incident } from '../contract/verdict.ts'
import { entryOf } from '../entryOf.ts'
import type { Usual } from '../verdict/usual.ts'
import { Allowance } from './allowance.ts'
import { HeatMaps } from './heatMaps.ts'
import { Pace, type Paced } from './pace.ts'
import type { Reading } from './reading.ts'
import { Rooms, type HeatChanges, type HeatRoom, type RoomKey } from './rooms.ts'
import { ServiceFeed } from './serviceFeed.ts'
import { ALL, type LiveState } from './state.ts'
import type { Streams } from './streams.ts'
import { Told } from './told.ts'
import type { Views } from './views.ts'

export type Io = Server<ClientEvents, ServerEvents>

/** At most four frames a second to a busy room; the home page's list changes once a second. */
const FRAME_MS = 250
const OVERVIEW_MS = 1_000

export const OVERVIEW_ROOM = 'overview'
export const serviceRoom = (service: number) => `service:${service}`

const ignore = () => {}

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
  readonly #allowance = new Allowance()
  readonly #heat = new Pace<HeatRoom>(FRAME_MS, this.#allowance, (room) => this.#sendHeat(room))
  readonly #services = new Pace<ServiceFeed>(FRAME_MS, this.#allowance, (feed) => this.#sendService(feed))
  readonly #feeds = new Map<number, ServiceFeed>()
  readonly #overview = new Pace<Paced>(OVERVIEW_MS, this.#allowance, () => this.#sendOverview())
  readonly #overviewFeed: Paced = { dueAt: 0 }
  readonly #overviewDirty = new Set<number>()
  readonly #overviewTold = new Told<Pick<Overview, 'incidents'>>()

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
      (service, resolution, ordinals) => {
        this.rooms.touch(service, resolution, ordinals, touched)
        if (resolution === AREA_RESOLUTION) this.#touchAreas(service, ordinals)
      },
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
    this.#views.areas.forget()
    for (const feed of this.#feeds.values()) feed.startOver()
    this.#announce(touched, services)
  }

  /** Something else is said of these services than before. */
  said(services: Set<number>, incidents: readonly Incident[]): void {
    this.#announce(new Set(), services)
    for (const incident of incidents)
      if (this.#views.isListed(incident)) this.#io.to(OVERVIEW_ROOM).emit('incident', incident)
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

  /**
   * What is known of a service, for one who follows it from now on.
   * @param known `saidAs` of what they have: the same is not said again
   */
  tell(service: Service, state: LiveState, known?: string): ServiceCounts | ServiceFrame {
    const said = this.#views.said(service)
    const feed = this.#feeds.get(service.id)
    if (feed) feed.joined(said)
    else this.#feeds.set(service.id, new ServiceFeed(service.id, said))
    return known === said.saidAs ? this.#views.countsOf(state, service) : this.#views.service(state, service)
  }

  /** The whole overview, for one who follows it from now on. */
  tellAll(state: LiveState): Overview {
    const overview = this.#views.overview(state)
    this.#overviewTold.joined(overview)
    return overview
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

  #touchAreas(service: number, areas: Int32Array): void {
    this.#views.areas.touch(service, areas)
    this.#feeds.get(service)?.touch(areas)
  }

  #serviceChanged(id: number): void {
    if (!this.#isWatched(serviceRoom(id)) && !this.#streams.isRead(id)) {
      this.#feeds.delete(id)
      return
    }
    this.#services.changed(entryOf(this.#feeds, id, () => new ServiceFeed(id, null)))
  }

  #isWatched(room: string): boolean {
    return this.#io.sockets.adapter.rooms.has(room)
  }

  #sendHeat(room: HeatRoom): void {
    const changes = room.takeFrame(this.readerOf(room.key))
    if (changes.cells.length + changes.excess.length === 0) return
    this.#io.to(Rooms.nameOf(room.key)).emit('heat', this.frame(room.key, changes))
  }

  #sendService(feed: ServiceFeed): void {
    const service = this.#catalog.byId(feed.id)
    if (!service) return
    const room = serviceRoom(feed.id)
    if (this.#isWatched(room)) this.#io.to(room).emit('service', this.#views.frame(this.#maps.state, service, feed))
    this.#streams.send(feed.id)
  }

  #sendOverview(): void {
    const changed = this.#views.lines(this.#maps.state, this.#overviewDirty)
    this.#overviewDirty.clear()
    const news = this.#overviewTold.news({ incidents: this.#views.openIncidents() })
    this.#io.to(OVERVIEW_ROOM).emit('overview', { ...changed, ...news })
  }

  #nameOf(service: number): string {
    return service === ALL ? ALL_SERVICES : (this.#catalog.byId(service)?.slug ?? '')
  }
}
