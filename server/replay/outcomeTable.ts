import type { Outcome } from './expect/evaluator.ts'

/** Every outcome on a line, in columns, and the sum of it. */
export function outcomeTable(outcomes: readonly Outcome[]): string[] {
  const width = Math.max(...outcomes.map(({ expected }) => expected.length))
  const lines = outcomes.map(({ isMet, expected, found }) => {
    return `${isMet ? 'met   ' : 'FAILED'}  ${expected.padEnd(width)}  ${found}`
  })
  const met = outcomes.filter(({ isMet }) => isMet).length
  return [...lines, `${met} met, ${outcomes.length - met} failed`]
}

export const allMet = (outcomes: readonly Outcome[]): boolean => outcomes.every(({ isMet }) => isMet)
