import type { Scenario } from '../../server/replay/scenario.ts'

/** A Monday noon in UTC. */
export const NOON = Date.UTC(2026, 2, 2, 12)

/** An hour in which nobody says anything, unless told otherwise. */
export function scenarioOf(parts: Partial<Scenario> = {}): Scenario {
  return {
    ...{ name: 'test', title: 'A test', start: NOON, end: NOON + 3_600_000, seed: 1, historyDays: 0 },
    ...{ services: [], background: [], phases: [], statements: [], events: [], records: [], expect: [] },
    ...parts,
  }
}
