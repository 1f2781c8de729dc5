/** A power of two above the number of services that are reported at a time. */
const SEATS = 512

/**
 * A value for each service, made when it's first asked for. The services asked for last have seats that are found by
 * index: looking each report's service up in a map takes 5% of a batch.
 */
export class ByService<V> {
  readonly #make: (service: number) => V
  readonly #values = new Map<number, V>()
  /** Who has a seat; 0 = nobody, as services are numbered from 1. */
  readonly #seated = new Int32Array(SEATS)
  readonly #seats: (V | undefined)[] = new Array(SEATS).fill(undefined)

  constructor(make: (service: number) => V) {
    this.#make = make
  }

  get size(): number {
    return this.#values.size
  }

  /** The value of a service, made if there is none. */
  of(service: number): V {
    const seat = service & (SEATS - 1)
    return this.#seated[seat] === service ? this.#seats[seat]! : this.#seat(service, seat)
  }

  get(service: number): V | undefined {
    return this.#values.get(service)
  }

  keys(): Iterable<number> {
    return this.#values.keys()
  }

  values(): Iterable<V> {
    return this.#values.values()
  }

  [Symbol.iterator](): Iterator<[service: number, value: V]> {
    return this.#values.entries()
  }

  clear(): void {
    this.#values.clear()
    this.#seated.fill(0)
  }

  #seat(service: number, seat: number): V {
    let value = this.#values.get(service)
    if (value === undefined) this.#values.set(service, (value = this.#make(service)))
    this.#seated[seat] = service
    return (this.#seats[seat] = value)
  }
}
