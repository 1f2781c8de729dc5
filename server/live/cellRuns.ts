import type { Changes } from './changes.ts'

/** Visits ordinals of cells of one service. They are good for the length of the call. */
export type VisitCells = (service: number, ordinals: Int32Array) => void

/** Cells of one resolution, in runs of one service each. The same cell may stand in it more than once. */
export class CellRuns {
  #ordinals = new Int32Array(256)
  #length = 0
  readonly #services: number[] = []
  readonly #ends: number[] = []

  /** The codes of changes [from, to), which are of one service. */
  add(service: number, { codes }: Changes, from: number, to: number): void {
    this.#reserve(to - from)
    const ordinals = this.#ordinals
    const shift = this.#length - from
    // A loop: ranges are short, and `set` of a part takes a tenth of a microsecond to begin.
    for (let i = from; i < to; i++) ordinals[i + shift] = codes[i]!
    this.#length += to - from
    this.#services.push(service)
    this.#ends.push(this.#length)
  }

  /** Hands over each run; then there are none. */
  drain(visit: VisitCells): void {
    let from = 0
    this.#ends.forEach((to, i) => {
      visit(this.#services[i]!, this.#ordinals.subarray(from, to))
      from = to
    })
    this.#length = this.#services.length = this.#ends.length = 0
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#ordinals.length) return
    const ordinals = new Int32Array((this.#length + more) * 2)
    ordinals.set(this.#ordinals)
    this.#ordinals = ordinals
  }
}
