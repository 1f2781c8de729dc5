/** A value of a table; null is left empty. */
export type CsvValue = string | number | boolean | null

/** Spreadsheets take text that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/
const SPECIAL = /[",\r\n]/

/**
 * A table as RFC 4180 has it: a line of names, CRLF after each line, quotes where they are needed.
 * Text that a spreadsheet would calculate gets an apostrophe in front; numbers stay numbers.
 */
export function csvOf(names: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  let text = lineOf(names)
  for (const row of rows) text += lineOf(row)
  return text
}

const lineOf = (values: readonly CsvValue[]): string => values.map(field).join(',') + '\r\n'

function field(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const isoTime = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
