import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyCells, coarsePlace, tileOfPlace } from '../../server/contract/frame.ts'
import { type Resolution } from '../../server/contract/grid.ts'
import { excessCode, readingOf } from '../../server/live/reading.ts'
import { HeatRoom, Rooms, WORLD, type RoomKey } from '../../server/live/rooms.ts'

const KEY: RoomKey = { service: 1, resolution: 3, tile: WORLD }
const CLIENTS = ['anna', 'bert', 'cleo', 'dora']

/** A room with the counts behind it, and what each of its clients was sent. */
class Scene {
  readonly room = new HeatRoom(KEY)
  readonly counts = new Map<number, number>()
  readonly maps = new Map<string, Map<number, number>>()
  readonly #readingOf = (ordinal: number) => readingOf(this.counts.get(ordinal) ?? 0, 0)

  change(cell: number, count: number): void {
    if (count === 0) this.counts.delete(cell)
    else this.counts.set(cell, count)
    this.room.dirty.add(cell)
  }

  /** A client comes, or comes again, and is answered what is there now. */
  join(client: string): void {
    this.room.forget(client)
    this.maps.set(client, new Map(this.counts))
    this.room.joined(this.#readingOf)
  }

  leave(client: string): void {
    this.room.forget(client)
    this.maps.delete(client)
  }

  /** Sends a frame to all but those who are too slow for it. */
  frame(slow: readonly string[]): void {
    const { cells } = this.room.takeFrame(this.#readingOf)
    for (const [client, map] of this.maps)
      if (slow.includes(client)) this.room.skip(client)
      else applyCells(map, cells)
  }

  catchUp(client: string): void {
    const map = this.maps.get(client)
    if (map) applyCells(map, this.room.catchUp(client, this.#readingOf).cells)
  }
}

type Step =
  | { act: 'change'; cell: number; count: number }
  | { act: 'frame'; slow: string[] }
  | { act: 'join' | 'leave' | 'catchUp'; client: string }

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ act: fc.constant('change' as const), cell: fc.nat(8), count: fc.nat(3) }), weight: 4 },
  { arbitrary: fc.record({ act: fc.constant('frame' as const), slow: fc.subarray(CLIENTS) }), weight: 3 },
  fc.record({ act: fc.constantFrom('join' as const, 'leave', 'catchUp'), client: fc.constantFrom(...CLIENTS) }),
)

function play(steps: Step[]): Scene {
  const scene = new Scene()
  for (const one of steps) {
    if (one.act === 'change') scene.change(one.cell, one.count)
    else if (one.act === 'frame') scene.frame(one.slow)
    else scene[one.act](one.client)
  }
  return scene
}

describe('a heat room', () => {
  it('[S5] a client that was left out of any frames ends with the right cells', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const scene = play([...CLIENTS.map((client): Step => ({ act: 'join', client })), ...steps])
        scene.frame([])
        for (const client of CLIENTS) scene.catchUp(client)
        for (const map of scene.maps.values()) expect(map).toEqual(scene.counts)
      }),
      { numRuns: 1_000 },
    )
  })

  it('[S5] a laggard is right as soon as it has caught up, whatever is still to be sent to all', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.constantFrom(...CLIENTS), (steps, client) => {
        const scene = play([
          { act: 'join', client },
          ...steps,
          { act: 'join', client },
          { act: 'frame', slow: [client] },
        ])
        scene.change(1, 7)
        scene.frame([client])
        scene.change(2, 9)
        scene.catchUp(client)
        expect(scene.room.lags(client)).toBe(false)
        const stillDirty = scene.room.dirty
        for (const [cell, count] of scene.counts)
          if (!stillDirty.has(cell)) expect(scene.maps.get(client)!.get(cell)).toBe(count)
        expect(scene.maps.get(client)!.get(1)).toBe(7)
      }),
    )
  })

  it('[S5] a laggard is sent what it missed and nothing else', () => {
    const scene = play([
      { act: 'join', client: 'anna' },
      { act: 'join', client: 'bert' },
    ])
    scene.change(1, 1)
    scene.frame([])
    scene.change(2, 1)
    scene.frame(['anna'])
    scene.change(3, 1)
    scene.change(2, 2)
    scene.frame(['anna', 'bert'])
    expect(scene.room.catchUp('bert', () => readingOf(5, 0)).cells).toEqual([2, 5, 3, 5])
    expect(scene.room.catchUp('anna', () => readingOf(5, 0)).cells).toEqual([2, 5, 3, 5])
    expect(scene.room.catchUp('anna', () => readingOf(5, 0)).cells).toEqual([])
    expect(scene.room.lags('anna')).toBe(false)
  })

  it('[S5] what one laggard missed is not told to one that began to lag later', () => {
    const scene = play([
      { act: 'join', client: 'anna' },
      { act: 'join', client: 'bert' },
    ])
    scene.change(1, 1)
    scene.frame(['anna'])
    scene.change(2, 1)
    scene.frame(['anna', 'bert'])
    expect(scene.room.catchUp('bert', () => readingOf(1, 0)).cells).toEqual([2, 1])
    expect(scene.room.catchUp('anna', () => readingOf(1, 0)).cells).toEqual([1, 1, 2, 1])
  })

  it('[F1] a frame has each changed cell once, with the count it has now', () => {
    const scene = new Scene()
    for (const count of [1, 2, 3]) scene.change(7, count)
    const read = (ordinal: number) => readingOf(scene.counts.get(ordinal) ?? 0, 0)
    expect(scene.room.takeFrame(read)).toEqual({ cells: [7, 3], excess: [] })
    scene.change(7, 0)
    scene.change(9, 2)
    expect(scene.room.takeFrame(read)).toEqual({ cells: [7, 0, 9, 2], excess: [] })
    expect(scene.room.takeFrame(read)).toEqual({ cells: [], excess: [] })
  })

  it('[P4] a frame says nothing of a place where nothing is told, nor of one told as before', () => {
    const scene = new Scene()
    scene.change(7, 3)
    scene.frame([])
    scene.change(7, 3)
    scene.change(8, 0)
    expect(scene.room.takeFrame((place) => (place === 7 ? readingOf(3, 0) : 0))).toEqual({ cells: [], excess: [] })
  })

  it('[F4] a frame tells counts and excess apart: what did not change is left out', () => {
    const room = new HeatRoom(KEY)
    const take = (reading: number) => {
      room.dirty.add(5)
      return room.takeFrame(() => reading)
    }
    expect(take(readingOf(9, excessCode(30, 97)))).toEqual({ cells: [5, 9], excess: [5, 30, 97] })
    expect(take(readingOf(9, excessCode(28, 96)))).toEqual({ cells: [], excess: [5, 28, 96] })
    expect(take(readingOf(8, excessCode(28, 96)))).toEqual({ cells: [5, 8], excess: [] })
    expect(take(0)).toEqual({ cells: [5, 0], excess: [5, 0, 0] })
  })
})

describe('all rooms', () => {
  const WATCHED: RoomKey[] = [
    ...[
      { service: 1, resolution: 3 as Resolution, tile: WORLD },
      { service: 1, resolution: 6 as Resolution, tile: WORLD },
    ],
    ...[
      { service: 1, resolution: 6 as Resolution, tile: 5 },
      { service: 1, resolution: 6 as Resolution, tile: 6 },
    ],
    ...[
      { service: 2, resolution: 6 as Resolution, tile: 5 },
      { service: 1, resolution: 4 as Resolution, tile: 5 },
    ],
  ]

  it('[S3] a changed cell is noted in the rooms that show it, and in no other', () => {
    const anyKey = fc.constantFrom(...WATCHED)
    const change = fc.record({
      service: fc.constantFrom(1, 2, 3),
      resolution: fc.constantFrom<Resolution>(3, 4, 5, 6),
      ordinals: fc.array(fc.oneof(fc.integer({ min: 5 * 2401, max: 7 * 2401 - 1 }), fc.nat(20_000)), { maxLength: 5 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyKey), fc.array(change, { maxLength: 8 }), (keys, changes) => {
        const rooms = new Rooms()
        for (const key of keys) rooms.open(key)
        const touched = new Set<HeatRoom>()
        for (const { service, resolution, ordinals } of changes)
          rooms.touch(service, resolution, Int32Array.from(ordinals), touched)
        for (const key of keys) {
          const room = rooms.get(Rooms.nameOf(key))!
          const shown = changes
            .filter((one) => one.service === key.service && one.resolution <= key.resolution)
            .flatMap(({ resolution, ordinals }) => {
              return resolution === key.resolution ? ordinals : ordinals.map((cell) => coarsePlace(resolution, cell))
            })
            .filter((place) => key.tile === WORLD || tileOfPlace(place, key.resolution) === key.tile)
          expect(new Set(room.dirty)).toEqual(new Set(shown))
          expect(touched.has(room)).toBe(shown.length > 0)
        }
        expect(touched.size).toBeLessThanOrEqual(keys.length)
      }),
    )
  })

  it('[S3] each is opened once and gone when closed', () => {
    const rooms = new Rooms()
    const opened = WATCHED.map((key) => rooms.open(key))
    expect(WATCHED.map((key) => rooms.open(key))).toEqual(opened)
    expect([rooms.size, [...rooms.values()].length]).toEqual([WATCHED.length, WATCHED.length])
    for (const key of WATCHED) rooms.close(Rooms.nameOf(key))
    rooms.close('heat:1:3:-1')
    expect(rooms.size).toBe(0)
    const touched = new Set<HeatRoom>()
    rooms.touch(1, 6, Int32Array.of(5 * 2401), touched)
    expect(touched.size).toBe(0)
    expect(rooms.open(WATCHED[0]!)).not.toBe(opened[0])
  })
})
