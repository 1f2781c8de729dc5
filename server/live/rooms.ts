import { coarsePlace, tileOfPlace, type CellExcesses, type HeatFrame } from '../contract/frame.ts'
import { FINEST, FIRST_TILED, type Resolution } from '../contract/grid.ts'
import { entryOf } from '../entryOf.ts'
import { codeIn, confidenceOf, countIn, levelOf, type Reading } from './reading.ts'

/** The whole world at one resolution, instead of one tile. */
export const WORLD = -1

export interface RoomKey {
  service: number
  resolution: Resolution
  /** Ordinal of the tile, or WORLD. */
  tile: number
}

/** The changes of a frame: counts, and what exceeds the usual. */
export type HeatChanges = Required<Pick<HeatFrame, 'cells' | 'excess'>>

type Read = (place: number) => Reading

/**
 * What the clients of one room have and lack. Pure.
 *
 * Only what reads otherwise than before is sent: of a place with too few reports, not even that something changed there.
 *
 * A client too slow for a frame is left out of it; `skipped` remembers which places changed since the first such frame,
 * once per place however many clients lag, so that a laggard can later be sent exactly what it missed.
 */
export class HeatRoom {
  readonly key: RoomKey
  /** Places that may have changed since the last frame. */
  readonly dirty = new Set<number>()
  /** When the next frame may go out, on the pacing clock. */
  dueAt = 0
  /** Number of frames taken. */
  #sequence = 0
  /** Places of the frame just taken. */
  #frame: number[] = []
  /** What clients were last told of each place; places that nothing is told of are left out. */
  readonly #told = new Map<number, Reading>()
  /** Places of which some clients were told something later than the last frame. */
  readonly #unsure = new Set<number>()
  readonly #skipped = new Map<number, number>()
  readonly #laggards = new Map<string, number>()

  constructor(key: RoomKey) {
    this.key = key
  }

  /** What its first client was told of a place. */
  begin(place: number, reading: Reading): void {
    this.#keep(place, reading)
  }

  /** What clients know of a place; undefined if it may have changed since. */
  known(place: number): Reading | undefined {
    return this.dirty.has(place) ? undefined : (this.#told.get(place) ?? 0)
  }

  /** Another client was told what there is now, while the others wait for the next frame. */
  joined(read: Read): void {
    for (const place of this.dirty) if (read(place) !== (this.#told.get(place) ?? 0)) this.#unsure.add(place)
  }

  /** What is usual has changed: every place may read otherwise. */
  touchAll(): boolean {
    for (const place of this.#told.keys()) this.dirty.add(place)
    return this.#told.size > 0
  }

  /** Takes what changed as one frame. */
  takeFrame(read: Read): HeatChanges {
    this.#sequence++
    const changes: HeatChanges = { cells: [], excess: [] }
    this.#frame = []
    for (const place of this.dirty) this.#take(place, read(place), changes)
    this.dirty.clear()
    this.#unsure.clear()
    return changes
  }

  /** A client wasn't sent the frame just taken. */
  skip(client: string): void {
    if (this.#laggards.size === 0) for (const place of this.#frame) this.#skipped.set(place, this.#sequence)
    if (!this.#laggards.has(client)) this.#laggards.set(client, this.#sequence)
  }

  lags(client: string): boolean {
    return this.#laggards.has(client)
  }

  /** What a laggard missed, and no longer lags. */
  catchUp(client: string, read: Read): HeatChanges {
    const since = this.#laggards.get(client)
    const changes: HeatChanges = { cells: [], excess: [] }
    if (since === undefined) return changes
    for (const [place, sequence] of this.#skipped) if (sequence >= since) write(changes, place, read(place))
    this.joined(read)
    this.forget(client)
    return changes
  }

  forget(client: string): void {
    this.#laggards.delete(client)
    if (this.#laggards.size === 0) this.#skipped.clear()
  }

  #take(place: number, reading: Reading, changes: HeatChanges): void {
    const before = this.#told.get(place) ?? 0
    const isUnsure = this.#unsure.has(place)
    if (reading === before && !isUnsure) return
    if (isUnsure) write(changes, place, reading)
    else writeChange(changes, place, before, reading)
    this.#keep(place, reading)
    this.#frame.push(place)
    if (this.#laggards.size > 0) this.#skipped.set(place, this.#sequence)
  }

  #keep(place: number, reading: Reading): void {
    if (reading === 0) this.#told.delete(place)
    else this.#told.set(place, reading)
  }
}

function writeChange(changes: HeatChanges, place: number, before: Reading, reading: Reading): void {
  if (countIn(before) !== countIn(reading)) changes.cells.push(place, countIn(reading))
  if (codeIn(before) !== codeIn(reading)) writeExcess(changes.excess, place, codeIn(reading))
}

/** As to one of whom it isn't known what they were told last. */
function write(changes: HeatChanges, place: number, reading: Reading): void {
  changes.cells.push(place, countIn(reading))
  writeExcess(changes.excess, place, codeIn(reading))
}

export function writeExcess(excess: CellExcesses, place: number, code: number): void {
  excess.push(place, levelOf(code), confidenceOf(code))
}

/** Every room that somebody watches, found by what changed. Pure. */
export class Rooms {
  readonly #byName = new Map<string, HeatRoom>()
  /** service·8 + resolution → tile → room. */
  readonly #byPlace = new Map<number, Map<number, HeatRoom>>()

  static nameOf({ service, resolution, tile }: RoomKey): string {
    return `heat:${service}:${resolution}:${tile}`
  }

  get size(): number {
    return this.#byName.size
  }

  get(name: string): HeatRoom | undefined {
    return this.#byName.get(name)
  }

  values(): IterableIterator<HeatRoom> {
    return this.#byName.values()
  }

  open(key: RoomKey): HeatRoom {
    const name = Rooms.nameOf(key)
    const known = this.#byName.get(name)
    if (known) return known
    const room = new HeatRoom(key)
    this.#byName.set(name, room)
    this.#tilesOf(key).set(key.tile, room)
    return room
  }

  close(name: string): void {
    const room = this.#byName.get(name)
    if (!room) return
    this.#byName.delete(name)
    const tiles = this.#tilesOf(room.key)
    tiles.delete(room.key.tile)
    if (tiles.size === 0) this.#byPlace.delete(placeOf(room.key.service, room.key.resolution))
  }

  /**
   * Notes changed cells in the rooms that show them, and hands over each such room. Maps of finer resolutions may show
   * them too, in the place of cells with too few reports.
   */
  touch(service: number, resolution: Resolution, ordinals: Int32Array, touched: Set<HeatRoom>): void {
    this.#touch(this.#byPlace.get(placeOf(service, resolution)), resolution, ordinals, touched)
    for (let finer = resolution + 1; finer <= FINEST; finer++) {
      const tiles = this.#byPlace.get(placeOf(service, finer))
      if (tiles === undefined) continue
      const places = ordinals.map((ordinal) => coarsePlace(resolution, ordinal))
      this.#touch(tiles, finer as Resolution, places, touched)
    }
  }

  #touch(
    tiles: Map<number, HeatRoom> | undefined,
    resolution: Resolution,
    places: Int32Array,
    touched: Set<HeatRoom>,
  ): void {
    if (tiles === undefined) return
    const world = tiles.get(WORLD)
    const isTiled = resolution >= FIRST_TILED && tiles.size > (world ? 1 : 0)
    for (const place of places) {
      mark(world, place, touched)
      if (isTiled) mark(tiles.get(tileOfPlace(place, resolution)), place, touched)
    }
  }

  #tilesOf({ service, resolution }: RoomKey): Map<number, HeatRoom> {
    return entryOf(this.#byPlace, placeOf(service, resolution), () => new Map<number, HeatRoom>())
  }
}

const placeOf = (service: number, resolution: number) => service * 8 + resolution

function mark(room: HeatRoom | undefined, place: number, touched: Set<HeatRoom>): void {
  if (!room) return
  room.dirty.add(place)
  touched.add(room)
}
