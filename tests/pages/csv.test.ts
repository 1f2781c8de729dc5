import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvOf, type CsvValue } from '../../server/pages/csv.ts'

/** A reader after RFC 4180, written from it: fields in quotes hold anything, a quote stands twice. */
function read(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let rest = text
  while (rest !== '') {
    const [whole, quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest)!
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    rest = rest.slice(whole.length)
    if (end === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}

it('[A6] a table is read as it was written, but for what a spreadsheet would calculate', () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('a"b', ',', '\r\n', '=1+1', '-1', '@x', '\tx', ''),
    fc.integer(),
    fc.constant(null),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { maxLength: 5 }), (rows: CsvValue[][]) => {
      const [names, ...table] = read(csvOf(['one', 'two'], rows))
      expect(names).toEqual(['one', 'two'])
      const plain = (one: CsvValue) =>
        typeof one === 'string' && /^[=+\-@\t\r]/.test(one) ? `'${one}` : String(one ?? '')
      expect(table).toEqual(rows.map((row) => row.map(plain)))
    }),
  )
})

it('[A6] leaves numbers below zero numbers', () => {
  expect(csvOf(['n'], [[-5], ['-5']])).toBe("n\r\n-5\r\n'-5\r\n")
})
