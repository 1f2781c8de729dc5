import { ordinalToSplitLong } from '../contract/grid.ts'
import { plainArray, textArray } from './sql.ts'

/** A report as it is stored. 64-bit numbers are decimal strings. */
export interface ReportRow {
  id: string
  /** Quarter hours since 1970 of observedAt. */
  slot: number
  service: number
  /** Index in SIGNALS. */
  signal: number
  reporter: string
  network: string
  /** See intake/seat. */
  seat: string
  /** 0 where not said. */
  problem: number
  /** Resolution-6 ordinal, −1 where not known. */
  cell: number
  country: string
  /** ms since 1970. */
  observedAt: number
  source: string | null
  comment: string | null
  /** The site whose page it was made in, see intake/embedder; null where that is our own. */
  origin: string | null
}

/** How far clocks of nodes may be apart. */
const SKEW_MS = 2 * 60_000
const SLOT_MS = 15 * 60_000

type Value = string | number | boolean | null

interface Column {
  type: string
  /** @param now minutes since 1970 */
  of(row: ReportRow, now: number): Value
}

/** What store_reports is told of each report, in the order of its parameters. */
const COLUMNS: Column[] = [
  { type: 'uuid', of: (row) => row.id },
  { type: 'integer', of: (row) => row.slot },
  { type: 'integer', of: (row) => row.service },
  { type: 'smallint', of: (row) => row.signal },
  { type: 'bigint', of: (row) => row.reporter },
  { type: 'bigint', of: (row) => row.network },
  { type: 'bigint', of: (row) => row.seat },
  { type: 'smallint', of: (row) => row.problem },
  { type: 'integer', of: (row) => row.cell },
  { type: 'bigint', of: (row) => h3Index(row.cell) },
  { type: 'text', of: (row) => row.country },
  { type: 'integer', of: (row, now) => now - minuteOf(row.observedAt) },
  { type: 'double precision', of: (row) => row.observedAt },
  { type: 'text', of: (row) => row.source },
  { type: 'text', of: (row) => row.comment },
  { type: 'bigint', of: (row) => row.origin },
]

const TYPES = ['text', 'double precision', 'integer', 'integer', 'integer', 'boolean']

/** The parameters of store_reports, each with its type. */
export const PARAMETERS = [...TYPES, ...COLUMNS.map(({ type }) => `${type}[]`)]
  .map((type, i) => `$${i + 1}::${type}`)
  .join(', ')

/** What store_reports is to be called with. */
export function argumentsOf(channel: string, rows: readonly ReportRow[], now: number): Value[] {
  const minute = minuteOf(now)
  const late = rows.some((row) => mayBeLate(row, now))
  return [
    channel,
    now,
    minute,
    ...neighbouringSlots(rows),
    late,
    ...COLUMNS.map((column) => arrayOf(column, rows, minute)),
  ]
}

/** Only after those that come late something may have been said: nodes' clocks aside, their slot is over. */
const mayBeLate = ({ slot }: ReportRow, now: number): boolean => (slot + 1) * SLOT_MS <= now + SKEW_MS

/** Since 1970. */
export const minuteOf = (time: number): number => Math.floor(time / 60_000)

/** The slots in which a repeat of any of these can lie. */
function neighbouringSlots(rows: readonly ReportRow[]): [first: number, last: number] {
  let first = Infinity
  let last = -Infinity
  for (const { slot } of rows) {
    first = Math.min(first, slot)
    last = Math.max(last, slot)
  }
  return [first - 1, last + 1]
}

/** An array literal; null where no row has a value. */
function arrayOf({ type, of }: Column, rows: readonly ReportRow[], now: number): string | null {
  const values = rows.map((row) => of(row, now))
  if (values.every((value) => value === null)) return null
  if (type === 'text') return textArray(values as (string | null)[])
  return plainArray(values.map((value) => String(value)))
}

/** The H3 index as a signed 64-bit decimal. */
export function h3Index(ordinal: number): string | null {
  if (ordinal < 0) return null
  const [lower, upper] = ordinalToSplitLong(ordinal, 6)
  return ((BigInt(upper) << 32n) | BigInt(lower)).toString()
}
