import type { Said } from '../contract/serviceFrame.ts'
import type { Paced } from './pace.ts'
import { Told } from './told.ts'

/** What the viewers of one service have been told, and when they may be told more. Pure. */
export class ServiceFeed implements Paced {
  readonly id: number
  dueAt = 0
  #told: Told<Said>
  /** Areas (resolution-2 ordinals) whose counts may have changed since the last frame. */
  #touched = new Set<number>()

  /** @param first what its first viewer was told; null where that isn't known */
  constructor(id: number, first: Said | null) {
    this.id = id
    this.#told = new Told(first)
  }

  touch(areas: Int32Array): void {
    for (const area of areas) this.#touched.add(area)
  }

  /** A viewer was told all, apart from the others. */
  joined(said: Said): void {
    this.#told.joined(said)
  }

  /** Any count may be another than before. */
  startOver(): void {
    this.#told = new Told()
  }

  /** What of this the next frame has to tell, and the areas whose counts go with it: without a set, all of them. */
  takeNews(said: Said): { news: Partial<Said>; areas?: ReadonlySet<number> } {
    const areas = this.#touched
    this.#touched = new Set()
    const news = this.#told.news(said)
    return news.verdicts ? { news } : { news, areas }
  }
}
