import type { CellCounts } from '../contract/frame.ts'
import { FIRST_TILED, tileOf, type Resolution } from '../contract/grid.ts'

/** The whole world at one resolution, instead of one tile. */
export const WORLD = -1

export interface RoomKey {
  service: number
  resolution: Resolution
  /** Ordinal of the tile, or WORLD. */
  tile: number
}

/**
 * What the clients of one room have and lack. Pure.
 *
 * A client too slow for a frame is left out of it; `skipped` remembers which cells changed since the first such frame,
 * once per cell however many clients lag, so that a laggard can later be sent exactly what it missed as absolute counts.
 */
export class HeatRoom {
  readonly key: RoomKey
  /** Cells that changed since the last frame. */
  readonly dirty = new Set<number>()
  /** When the next frame may go out, on the pacing clock. */
  dueAt = 0
  /** Number of frames taken. */
  #sequence = 0
  #frame: CellCounts = []
  readonly #skipped = new Map<number, number>()
  readonly #laggards = new Map<string, number>()

  constructor(key: RoomKey) {
    this.key = key
  }

  /** Takes the changed cells as one frame: [ordinal, count, …]. */
  takeFrame(countOf: (ordinal: number) => number): CellCounts {
    this.#sequence++
    const cells: CellCounts = []
    for (const ordinal of this.dirty) {
      cells.push(ordinal, countOf(ordinal))
      if (this.#laggards.size > 0) this.#skipped.set(ordinal, this.#sequence)
    }
    this.dirty.clear()
    this.#frame = cells
    return cells
  }

  /** A client wasn't sent the frame just taken. */
  skip(client: string): void {
    if (this.#laggards.size === 0)
      for (let i = 0; i < this.#frame.length; i += 2) this.#skipped.set(this.#frame[i]!, this.#sequence)
    if (!this.#laggards.has(client)) this.#laggards.set(client, this.#sequence)
  }

  lags(client: string): boolean {
    return this.#laggards.has(client)
  }

  /** What a laggard missed, and no longer lags. */
  catchUp(client: string, countOf: (ordinal: number) => number): CellCounts {
    const since = this.#laggards.get(client)
    const cells: CellCounts = []
    if (since === undefined) return cells
    for (const [ordinal, sequence] of this.#skipped) if (sequence >= since) cells.push(ordinal, countOf(ordinal))
    this.forget(client)
    return cells
  }

  forget(client: string): void {
    this.#laggards.delete(client)
    if (this.#laggards.size === 0) this.#skipped.clear()
  }
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

  /** Notes changed cells in the rooms that show them, and hands over each such room. */
  touch(service: number, resolution: Resolution, ordinals: Int32Array, touched: Set<HeatRoom>): void {
    const tiles = this.#byPlace.get(placeOf(service, resolution))
    if (tiles === undefined) return
    const world = tiles.get(WORLD)
    const isTiled = resolution >= FIRST_TILED && tiles.size > (world ? 1 : 0)
    for (const ordinal of ordinals) {
      mark(world, ordinal, touched)
      if (isTiled) mark(tiles.get(tileOf(ordinal)), ordinal, touched)
    }
  }

  #tilesOf({ service, resolution }: RoomKey): Map<number, HeatRoom> {
    const place = placeOf(service, resolution)
    let tiles = this.#byPlace.get(place)
    if (!tiles) this.#byPlace.set(place, (tiles = new Map()))
    return tiles
  }
}

const placeOf = (service: number, resolution: Resolution) => service * 8 + resolution

function mark(room: HeatRoom | undefined, ordinal: number, touched: Set<HeatRoom>): void {
  if (!room) return
  room.dirty.add(ordinal)
  touched.add(room)
}
