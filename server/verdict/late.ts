import type { Sql } from '../db/sql.ts'
import { readInputsOf, readLate } from '../db/detectors.ts'
import { correctedStart, MOST_BACK_MINUTES } from './onset.ts'
import type { KeySignals } from './keys.ts'
import type { Watch } from './watch.ts'

export interface MovedStart {
  service: number
  region: string
  started: number
}

/** Open alarms that late reports give an earlier start. */
export async function movedStarts(sql: Sql, watch: Watch): Promise<MovedStart[]> {
  const open = [...watch.keys()].filter(({ detector }) => detector.episode !== null)
  if (open.length === 0) return []
  const spans = open.map(({ service, region, detector }) => {
    const { start, detected } = detector.episode!
    return { service, region, first: detected - MOST_BACK_MINUTES, last: start - 1 }
  })
  const late = byKey(await readLate(sql, spans))
  const moved: MovedStart[] = []
  for (const { service, region, first, last } of spans) {
    const came = late.get(`${service} ${region}`)
    if (!came) continue
    const told = new Map(
      (await readInputsOf(sql, service, region, first, last)).map(({ minute, problems }) => [minute, problems]),
    )
    const { episode, baseline } = watch.detectorOf(service, region)!
    const started = correctedStart(episode!, { told, late: came }, (minute) => baseline.rate(minute))
    if (started !== null) moved.push({ service, region, started })
  }
  return moved
}

/** What the keys are told, with the starts that moved; a key that was silent is told of that alone. */
export function withStarts(signals: readonly KeySignals[], moved: readonly MovedStart[]): KeySignals[] {
  const left = new Map(moved.map((one) => [`${one.service} ${one.region}`, one]))
  const told = signals.map((signal) => {
    const name = `${signal.service} ${signal.region}`
    const started = left.get(name)?.started
    left.delete(name)
    return started === undefined ? signal : { ...signal, started }
  })
  return [...told, ...[...left.values()].map((one) => ({ ...one, problems: 0, positives: 0 }))]
}

function byKey(rows: Awaited<ReturnType<typeof readLate>>): Map<string, Map<number, number>> {
  const keys = new Map<string, Map<number, number>>()
  for (const { service, region, minute, problems } of rows) {
    const name = `${service} ${region}`
    if (!keys.has(name)) keys.set(name, new Map())
    keys.get(name)!.set(minute, problems)
  }
  return keys
}
