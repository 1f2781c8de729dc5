import { ordinalToSplitLong } from '../contract/grid.ts'
import { listed, literally, piece, plainArray, textArray, type Piece } from './sql.ts'

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

type Value = string | number | null

interface Column {
  name: string
  type: string
  /** @param now minutes since 1970 */
  of(row: ReportRow, now: number): Value
}

/** What a commit has to know of each report. */
const COLUMNS: Column[] = [
  { name: 'id', type: 'uuid', of: (row) => row.id },
  { name: 'slot', type: 'integer', of: (row) => row.slot },
  { name: 'service', type: 'integer', of: (row) => row.service },
  { name: 'signal', type: 'smallint', of: (row) => row.signal },
  { name: 'reporter', type: 'bigint', of: (row) => row.reporter },
  { name: 'network', type: 'bigint', of: (row) => row.network },
  { name: 'seat', type: 'bigint', of: (row) => row.seat },
  { name: 'problem', type: 'smallint', of: (row) => row.problem },
  { name: 'cell', type: 'integer', of: (row) => row.cell },
  { name: 'h3', type: 'bigint', of: (row) => h3Index(row.cell) },
  { name: 'country', type: 'text', of: (row) => row.country },
  { name: 'age', type: 'integer', of: (row, now) => now - Math.floor(row.observedAt / 60_000) },
  { name: 'observed', type: 'double precision', of: (row) => row.observedAt },
  { name: 'source', type: 'text', of: (row) => row.source },
  { name: 'comment', type: 'text', of: (row) => row.comment },
]
const ORIGIN: Column = { name: 'origin', type: 'bigint', of: (row) => row.origin }

/** A batch as a table expression, with `n` for the position of a report, from 1. @param now minutes since 1970 */
export function inputOf(rows: readonly ReportRow[], now: number, embedded: boolean): Piece {
  const columns = embedded ? [...COLUMNS, ORIGIN] : COLUMNS
  return rows.length === 1 ? oneRow(columns, rows[0]!, now) : table(columns, rows, now)
}

function table(columns: readonly Column[], rows: readonly ReportRow[], now: number): Piece {
  const valuesOf = ({ type, of }: Column) =>
    arrayOf(
      type,
      rows.map((row) => of(row, now)),
    )
  const arrays = columns.map((column) => piece`${valuesOf(column)}::${literally(column.type)}[]`)
  const names = literally(columns.map(({ name }) => name).join(', '))
  return piece`materialized (select * from unnest(${listed(arrays)}) with ordinality as i (${names}, n))`
}

/** Plain values in place of arrays of one: an eighth less of what its commit costs the database. */
function oneRow(columns: readonly Column[], row: ReportRow, now: number): Piece {
  const values = columns.map(({ name, type, of }) => piece`${of(row, now)}::${literally(type)} as ${literally(name)}`)
  return piece`not materialized (select ${listed(values)}, 1::bigint as n)`
}

const arrayOf = (type: string, values: Value[]): string =>
  type === 'text' ? textArray(values as (string | null)[]) : plainArray(values.map((value) => value ?? 'null'))

/** The H3 index as a signed 64-bit decimal. */
function h3Index(ordinal: number): string | null {
  if (ordinal < 0) return null
  const [lower, upper] = ordinalToSplitLong(ordinal, 6)
  return ((BigInt(upper) << 32n) | BigInt(lower)).toString()
}
