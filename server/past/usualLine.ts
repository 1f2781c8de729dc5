import type { UsualQuarter } from '../db/past.ts'

const MINUTES = 15
/** What was written holds for a day at most: it is written anew by then. */
const HOLDS = 96

export interface Steps {
  /** Minutes since 1970. */
  first: number
  stepMinutes: number
  count: number
}

/** What was usual in each step, and how many chance might have brought; null where nobody knew. Pure. */
export interface UsualLine {
  expected: (number | null)[]
  most: (number | null)[]
}

/** @param rows of one key, oldest first, only where something changed */
export function usualLine(rows: readonly UsualQuarter[], { first, stepMinutes, count }: Steps): UsualLine {
  const known = heldFrom(rows)
  const line: UsualLine = { expected: [], most: [] }
  for (let i = 0; i < count; i++) {
    const from = first + i * stepMinutes
    line.expected.push(expectedIn(known, from, from + stepMinutes))
    line.most.push(stepMinutes === MINUTES ? (known(Math.floor(from / MINUTES))?.most ?? null) : null)
  }
  return line
}

/** Steps through the rows as it is asked for later and later quarters. */
function heldFrom(rows: readonly UsualQuarter[]): (quarter: number) => UsualQuarter | null {
  let next = 0
  return (quarter) => {
    while (next < rows.length && rows[next]!.quarter <= quarter) next++
    const held = rows[next - 1]
    return held && quarter - held.quarter <= HOLDS ? held : null
  }
}

function expectedIn(known: (quarter: number) => UsualQuarter | null, from: number, to: number): number | null {
  let sum = 0
  for (let minute = from; minute < to;) {
    const quarter = Math.floor(minute / MINUTES)
    const end = Math.min(to, (quarter + 1) * MINUTES)
    const held = known(quarter)
    if (!held) return null
    sum += (held.usual * (end - minute)) / MINUTES
    minute = end
  }
  return Math.round(sum * 1000) / 1000
}
