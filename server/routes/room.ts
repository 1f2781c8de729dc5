import type { FastifyRequest } from 'fastify'
import { DAY, HOUR, type Clock } from '../clock.ts'
import type { Room } from '../config.ts'
import { NoRoom } from '../db/alertSubscriptions.ts'
import { HttpError } from '../errors.ts'
import { Limiter } from '../intake/limiter.ts'
import type { Pseudonyms } from '../intake/reporter.ts'

const NETWORKS = 65_536
/** Places become free when somebody leaves, or is forgotten; nobody knows when. */
const RETRY_S = HOUR / 1_000

/**
 * Keeps strangers from filling a table: so many from one network in a day, which no one remembers longer than this
 * process lives, and so many in all.
 */
export class RoomKeeper {
  readonly #room: Room
  readonly #parts: RoomParts
  readonly #networks: Limiter

  constructor(room: Room, parts: RoomParts) {
    this.#room = room
    this.#parts = parts
    const perSecond = (room.ofNetwork / DAY) * 1_000
    this.#networks = new Limiter({ burst: room.ofNetwork, perSecond, buckets: NETWORKS })
  }

  /**
   * Makes one more, if there is room.
   * @throws HttpError 429 TOO_MANY_FROM_NETWORK, 503 NO_ROOM
   */
  async make<Made>(request: FastifyRequest, make: (most: number) => Promise<Made>): Promise<Made> {
    const now = this.#parts.clock.now()
    const { network } = this.#parts.pseudonyms.ofRequest(request, now)
    const wait = this.#networks.take(Number(BigInt.asUintN(32, network)), now)
    if (wait > 0) throw tooManyFromNetwork(wait)
    return make(this.#room.inAll).catch((error: unknown) => {
      throw error instanceof NoRoom ? noRoom(this.#room) : error
    })
  }
}

interface RoomParts {
  clock: Clock
  pseudonyms: Pseudonyms
}

const tooManyFromNetwork = (seconds: number) =>
  new HttpError(429, 'TOO_MANY_FROM_NETWORK', `Too many of these from this network; wait ${seconds} s.`, seconds)
const noRoom = ({ inAll }: Room) =>
  new HttpError(503, 'NO_ROOM', `This Outcry keeps ${inAll} of these, and all are taken.`, RETRY_S)
