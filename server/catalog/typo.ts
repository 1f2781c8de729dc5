/** With fewer letters nearly everything is one error away from something. */
const SHORTEST = 4

/**
 * Whether `typed` is the beginning of `word` with one letter wrong, missing, too many, or two swapped. Only the first
 * place where they differ can hold the error, so one pass is enough.
 */
export function isMistypedStart(typed: string, word: string): boolean {
  if (typed.length < SHORTEST) return false
  const at = firstDifference(typed, word)
  const goesOn = (skipTyped: number, skipWord: number) => isStartFrom(typed, at + skipTyped, word, at + skipWord)
  const swapped = typed[at] === word[at + 1] && typed[at + 1] === word[at]
  return goesOn(1, 1) || goesOn(1, 0) || goesOn(0, 1) || (swapped && goesOn(2, 2))
}

function firstDifference(a: string, b: string): number {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return i
}

/** Whether `typed` from its i-th letter on is how `word` goes on from its j-th. */
function isStartFrom(typed: string, i: number, word: string, j: number): boolean {
  while (i < typed.length && typed[i] === word[j]) {
    i++
    j++
  }
  return i >= typed.length
}
