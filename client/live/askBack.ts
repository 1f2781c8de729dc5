/** So long after a report, or after "not yet", people are asked whether it is back. */
export const ASK_AFTER_MS = 30 * 60_000

export interface Told {
  /** When the problem was reported, in ms; null when none was. */
  problemAt: number | null
  /** When "not yet" was said last; null when never. */
  notYetAt: number | null
}

/** Whether to ask who reported a problem if it is back: while reports say so where they are, else after a while. */
export function asksBack({ problemAt, notYetAt }: Told, isRecovering: boolean, now: number): boolean {
  if (problemAt === null || (notYetAt !== null && now - notYetAt < ASK_AFTER_MS)) return false
  return isRecovering || now - problemAt >= ASK_AFTER_MS
}
