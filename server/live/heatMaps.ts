import { cellOfPlace, tileOfPlace, type CellExcesses, type HeatSnapshot } from '../contract/frame.ts'
import type { Resolution } from '../contract/grid.ts'
import type { ExcessMap, Usual } from '../verdict/usual.ts'
import { codeIn, codeOf, readingOf, type Reading } from './reading.ts'
import { Rooms, WORLD, writeExcess, type HeatRoom, type RoomKey } from './rooms.ts'
import { ALL, LiveState } from './state.ts'

/** What the watched maps show: counts of the live state, and how far they exceed what is usual. Pure. */
export class HeatMaps {
  readonly rooms = new Rooms()
  readonly #usual: Usual
  state: LiveState = new LiveState(0)

  constructor(usual: Usual) {
    this.#usual = usual
  }

  /** How a room's places read now. Good for one frame: what it has worked out it remembers. */
  readerOf({ service, resolution }: RoomKey): (place: number) => Reading {
    const excess = this.#excessOf(service)
    return (place) => this.#read(service, resolution, place, excess)
  }

  /** What is there now in rooms of one service and resolution, which are opened if they weren't. */
  open(service: number, resolution: Resolution, keys: readonly RoomKey[]): Pick<HeatSnapshot, 'cells' | 'excess'> {
    const isWhole = keys[0]?.tile === WORLD
    const cells = this.state.cells(service, resolution, isWhole ? null : new Set(keys.map(({ tile }) => tile)))
    const excess = this.#excessOf(service)
    const found: CellExcesses = []
    const fresh = new Set(keys.filter((key) => !this.rooms.get(Rooms.nameOf(key))).map((key) => this.rooms.open(key)))
    const roomOf = roomFinder(keys.map((key) => this.rooms.open(key)))
    for (let i = 0; i < cells.length; i += 2) {
      const place = cells[i]!
      const code = this.#show(roomOf(place), place, cells[i + 1]!, { resolution, excess, fresh })
      if (code > 0) writeExcess(found, place, code)
    }
    for (const key of keys) this.rooms.open(key).joined(this.readerOf(key))
    return { cells, excess: excess && found }
  }

  /** Another minute: what is usual may have changed in every room. */
  touchAll(touched: Set<HeatRoom>): void {
    for (const room of this.rooms.values()) if (room.key.service !== ALL && room.touchAll()) touched.add(room)
  }

  /** Those who come see what those who are there were told, where that still holds. */
  #show(room: HeatRoom, place: number, count: number, { resolution, excess, fresh }: Showing): number {
    const known = fresh.has(room) ? undefined : room.known(place)
    if (known !== undefined) return codeIn(known)
    const code = excess ? codeAt(excess, resolution, place) : 0
    if (fresh.has(room)) room.begin(place, readingOf(count, code))
    return code
  }

  #read(service: number, resolution: Resolution, place: number, excess: ExcessMap | null): Reading {
    const count = this.state.toldAt(service, resolution, place)
    return readingOf(count, count > 0 && excess ? codeAt(excess, resolution, place) : 0)
  }

  #excessOf(service: number): ExcessMap | null {
    if (service === ALL) return null
    return this.#usual.excessOf(service, {
      told: (resolution, cell) => this.state.told(service, resolution, cell),
      inCountry: (country) => this.state.inCountry(service, country),
    })
  }
}

interface Showing {
  resolution: Resolution
  excess: ExcessMap | null
  /** Rooms that nobody was in before. */
  fresh: ReadonlySet<HeatRoom>
}

function roomFinder(rooms: readonly HeatRoom[]): (place: number) => HeatRoom {
  if (rooms[0]?.key.tile === WORLD) return () => rooms[0]!
  const byTile = new Map(rooms.map((room) => [room.key.tile, room]))
  return (place) => byTile.get(tileOfPlace(place, rooms[0]!.key.resolution))!
}

function codeAt(excess: ExcessMap, resolution: Resolution, place: number): number {
  const cell = cellOfPlace(place, resolution)
  return codeOf(excess.at(cell.resolution, cell.ordinal))
}
