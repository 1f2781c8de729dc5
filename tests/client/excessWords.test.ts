import { expect, it } from 'vitest'
import { excessWords } from '../../client/ui/excessWords.ts'

it.each([
  [{ level: 10, confidence: 60 }, 'About 2 times the usual here'],
  [{ level: 30, confidence: 97 }, 'About 8 times the usual here'],
  [{ level: 46, confidence: 99 }, 'About 24 times the usual here'],
  [{ level: 60, confidence: 99 }, 'More than 64 times the usual here'],
  [null, 'No more than usual here'],
])('%o is said as: %s', (excess, words) => {
  expect(excessWords(excess)).toBe(words)
})
