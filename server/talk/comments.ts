import type { Clock } from '../clock.ts'
import { MIN_REPORTERS } from '../contract/grid.ts'
import { UNKNOWN_COUNTRY } from '../contract/report.ts'
import type { CommentState } from '../contract/talk.ts'
import { addComment } from '../db/comments.ts'
import type { Sql } from '../db/sql.ts'
import type { Reported } from './proof.ts'
import { cleaned, doubtAbout, fingerprint } from './screening.ts'

/** Takes in what people add to their reports: cleaned, screened, and without anything of who they are. */
export class Comments {
  readonly #sql: Sql
  readonly #clock: Clock

  constructor(sql: Sql, clock: Clock) {
    this.#sql = sql
    this.#clock = clock
  }

  /** @returns whether it is shown or waits; null where the report has a word already */
  add({ id, service, problem, country }: Reported, text: string): Promise<CommentState | null> {
    const words = cleaned(text)
    const row = {
      ...{ report: id, service, problem, text: words, doubt: doubtAbout(words) },
      country: country === UNKNOWN_COUNTRY ? null : country,
      fingerprint: String(fingerprint(words)),
      at: this.#clock.now(),
    }
    return addComment(this.#sql, row, MIN_REPORTERS)
  }
}
