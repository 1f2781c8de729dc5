import type { ReportRow } from '../../server/db/reportInput.ts'
import { seatOf } from '../../server/intake/seat.ts'
import { uuidv7 } from '../../server/intake/uuid.ts'

const SLOT = 15 * 60_000

let people = 0

/**
 * A row as the intake makes it: a problem of service 1 at a cell in Berlin, by somebody nobody heard of before, in a
 * network of their own.
 */
export function reportRow(more: Partial<ReportRow> & { observedAt: number }): ReportRow {
  const person = String(++people)
  const row: Omit<ReportRow, 'seat'> = {
    id: uuidv7(more.observedAt),
    slot: Math.floor(more.observedAt / SLOT),
    service: 1,
    signal: 0,
    reporter: person,
    network: more.reporter ?? person,
    problem: 0,
    cell: 1_867_440,
    country: 'DE',
    source: null,
    comment: null,
    origin: null,
    ...more,
  }
  return { seat: seatOfRow(row), ...row }
}

function seatOfRow({ reporter, network, service, signal, observedAt }: Omit<ReportRow, 'seat'>): string {
  return String(seatOf({ reporter: BigInt(reporter), network: BigInt(network) }, service, signal === 0, observedAt))
}
