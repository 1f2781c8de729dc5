import type { Outcome } from './expectations.ts'

/** Every outcome on a line, in columns, and the sum of it. */
export function outcomeTable(outcomes: readonly Outcome[]): string[] {
  const width = Math.max(...outcomes.map(({ expected }) => expected.length))
  const lines = outcomes.map(({ state, expected, found }) => `${state.padEnd(6)}  ${expected.padEnd(width)}  ${found}`)
  const count = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length
  return [...lines, `${count('met')} met, ${count('failed')} failed, ${count('open')} not evaluated yet`]
}

export const hasFailed = (outcomes: readonly Outcome[]): boolean => outcomes.some(({ state }) => state === 'failed')
