import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { Compile } from 'typebox/compile'
import type { Catalog } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import {
  ALL_SERVICES,
  type ClientEvents,
  type Refusal,
  type ServerEvents,
  type WatchAnswer,
} from '../contract/events.ts'
import type { HeatSnapshot } from '../contract/frame.ts'
import { cellToOrdinal, FIRST_TILED, TILE_STEP } from '../contract/grid.ts'
import { Watch } from '../contract/watch.ts'
import { Limiter } from '../intake/limiter.ts'
import { DirectAdapter, isFull, type Engine } from './adapter.ts'
import { Laggards } from './laggards.ts'
import type { Live } from './live.ts'
import { Rooms, WORLD, type RoomKey } from './rooms.ts'
import { slim } from './slim.ts'
import { ALL } from './state.ts'
import { OVERVIEW_ROOM, serviceRoom, type Io, type Ticker } from './ticker.ts'

type Viewer = Socket<ClientEvents, ServerEvents>

const watchSchema = Compile(Watch)

/** All limits of one connection. */
const LARGEST_MESSAGE = 16 * 1024
const MOST_ROOMS = 600
const REQUESTS = { burst: 60, perSecond: 10 }

/** The socket server alone; viewers are let in by `serveViewers`, once there is something to show. */
export function openSockets(http: HttpServer): Io {
  return new Server(http, {
    adapter: DirectAdapter,
    transports: ['websocket'],
    serveClient: false,
    // With deflate, 200 clients took 1.9 GB instead of 114 MB.
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    cors: { origin: '*' },
  })
}

export interface ViewerOptions {
  io: Io
  live: Live
  ticker: Ticker
  catalog: Catalog
  clock: Clock
}

class Refused extends Error {
  readonly code: string

  constructor(code: string, detail: string) {
    super(detail)
    this.code = code
  }
}

/** Answers `watch` and `unwatch`, and keeps slow viewers up to date. Returns its disposer. */
export function serveViewers(options: ViewerOptions): () => void {
  const { io, ticker } = options
  const adapter = io.sockets.adapter as DirectAdapter
  const laggards = new Laggards({
    engineOf: (client) => engineOf(io, client),
    catchUp: (client, room) => catchUp(options, client, room),
    giveUp: (client) => io.sockets.sockets.get(client)?.disconnect(true),
  })
  adapter.onSkip = (room, client) => {
    ticker.rooms.get(room)?.skip(client)
    laggards.add(client, room)
  }
  adapter.on('leave-room', (room: string, client: string) => {
    ticker.rooms.get(room)?.forget(client)
    laggards.remove(client, room)
  })
  adapter.on('delete-room', (room: string) => closeRoom(ticker, room))
  const onWatch = handler(options, watch)
  const onUnwatch = handler(options, unwatch)
  io.on('connection', (viewer) => {
    slim(viewer)
    viewer.on('watch', onWatch)
    viewer.on('unwatch', onUnwatch)
  })
  return () => laggards.close()
}

function engineOf(io: Io, client: string) {
  return io.sockets.sockets.get(client)?.conn as unknown as Engine | undefined
}

function closeRoom(ticker: Ticker, name: string): void {
  const room = ticker.rooms.get(name)
  if (room) ticker.forget(room)
  ticker.rooms.close(name)
}

type Answer = (result: unknown) => void

/** One function for all viewers, which finds its own in `this`: an idle viewer costs no closures. */
function handler(options: ViewerOptions, act: (viewer: Viewer, request: Watch, options: ViewerOptions) => unknown) {
  return function (this: Viewer, request: unknown, answer: unknown) {
    // Without a callback there is nobody to answer, and a watch without its snapshot would be of no use.
    if (typeof answer !== 'function') return
    const reply = answer as Answer
    reply(answered(() => act(this, checked(request, this, options.clock), options)))
  }
}

/** Ids are random, in letters of six bits each. */
const keyOf = (id: string) => Buffer.from(id, 'base64url').readUInt32LE(0)

const limiter = new Limiter(REQUESTS)

function checked(request: unknown, viewer: Viewer, clock: Clock): Watch {
  if (limiter.take(keyOf(viewer.id), clock.now()) > 0)
    throw new Refused('TOO_MANY_REQUESTS', 'Too many requests on this connection.')
  if (isFull(viewer.conn as unknown as Engine))
    throw new Refused('TOO_SLOW', 'Earlier answers are still on their way to this connection.')
  if (!watchSchema.Check(request))
    throw new Refused('INVALID_REQUEST', 'Expected {topic: "heat" | "service" | "overview", …} as documented.')
  return request
}

function answered<T>(act: () => T): T | Refusal {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refused) return { error: { code: error.code, detail: error.message } }
    throw error
  }
}

/** The answer is made before the viewer joins, in one go with it: no change lies between. */
function watch(viewer: Viewer, request: Watch, options: ViewerOptions): WatchAnswer {
  const names = roomNames(request, options)
  if (viewer.rooms.size + names.length > MOST_ROOMS)
    throw new Refused('TOO_MANY_ROOMS', `At most ${MOST_ROOMS} rooms on one connection.`)
  const answer = current(request, options)
  void viewer.join(names)
  return answer
}

function current(request: Watch, options: ViewerOptions): WatchAnswer {
  const { live, catalog, ticker } = options
  if (request.topic === 'heat') return snapshot(request, options)
  if (request.topic === 'service') return ticker.tell(catalog.bySlug(request.service)!, live.state, request.known)
  return ticker.tellAll(live.state)
}

function unwatch(viewer: Viewer, request: Watch, options: ViewerOptions): { ok: true } {
  for (const name of roomNames(request, options)) void viewer.leave(name)
  return { ok: true }
}

type HeatWatch = Extract<Watch, { topic: 'heat' }>

function snapshot(request: HeatWatch, { live, catalog, ticker }: ViewerOptions): HeatSnapshot {
  // Moves the window on to this minute first.
  void live.state
  return ticker.open(serviceId(request.service, catalog), request.resolution, heatKeys(request, catalog))
}

function roomNames(request: Watch, { catalog }: ViewerOptions): string[] {
  if (request.topic === 'overview') return [OVERVIEW_ROOM]
  if (request.topic === 'service') {
    const id = serviceId(request.service, catalog)
    if (id === ALL) throw new Refused('UNKNOWN_SERVICE', 'Watch "overview" for all services.')
    return [serviceRoom(id)]
  }
  return heatKeys(request, catalog).map(Rooms.nameOf)
}

function heatKeys(request: Watch, catalog: Catalog): RoomKey[] {
  if (request.topic !== 'heat') return []
  const { resolution } = request
  const service = serviceId(request.service, catalog)
  if (resolution < FIRST_TILED || !request.tiles) return [{ service, resolution, tile: WORLD }]
  return request.tiles.map((tile) => ({ service, resolution, tile: tileOrdinal(tile, resolution - TILE_STEP) }))
}

function tileOrdinal(cell: string, resolution: number): number {
  if (parseInt(cell[1]!, 16) !== resolution)
    throw new Refused('INVALID_TILE', `Tiles are cells of resolution ${resolution}; given: ${cell}.`)
  return cellToOrdinal(cell, resolution)
}

function serviceId(slug: string, catalog: Catalog): number {
  if (slug === ALL_SERVICES) return ALL
  const service = catalog.bySlug(slug)
  if (!service) throw new Refused('UNKNOWN_SERVICE', 'No service has this name.')
  return service.id
}

/** Sends a viewer that was left out of frames what it missed, as absolute counts. */
function catchUp({ io, ticker, live, catalog }: ViewerOptions, client: string, name: string): void {
  const viewer = io.sockets.sockets.get(client)
  if (!viewer?.rooms.has(name)) return
  const room = ticker.rooms.get(name)
  if (room) viewer.emit('heat', ticker.frame(room.key, room.catchUp(client, ticker.readerOf(room.key))))
  else if (name === OVERVIEW_ROOM) viewer.emit('overview', ticker.tellAll(live.state))
  else {
    const service = catalog.byId(Number(name.split(':')[1]))
    if (service) viewer.emit('service', ticker.tell(service, live.state))
  }
}
