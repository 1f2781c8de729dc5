import type { Attribution, Change, Incident } from '../verdict/incidents.ts'
import type { UnwrittenKey } from '../verdict/keys.ts'
import type { SaidQuarter } from '../verdict/quarters.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { insertInputs, upsertDetectors, type KeyMinute } from './detectors.ts'
import { causeText, insertUpdates, parseCause, upsertIncident } from './incidents.ts'
import { insertQuarters } from './past.ts'
import { plainArray, textArray, transaction, type Sql } from './sql.ts'

export interface Progress {
  started: number
  minute: number
}

export async function readProgress(sql: Sql): Promise<Progress | null> {
  const [row] = await sql<Progress[]>`select started, minute from verdict_progress`
  return row ?? null
}

export interface VerdictRow {
  service: number
  region: string
  verdict: Verdict
  since: number | null
  recovering: number | null
  expected: number
  cause: Attribution | null
  version: number
}

export async function readVerdicts(sql: Sql, after: number): Promise<VerdictRow[]> {
  const rows = await sql<(Omit<VerdictRow, 'cause'> & { cause: string | null })[]>`
    select service, region, verdict, since, recovering, expected, cause, version from verdicts where version > ${after}`
  return rows.map((row) => ({ ...row, cause: parseCause(row.cause) }))
}

/** Everything that some minutes brought, in one transaction: after a crash, all of it happened or nothing did. */
export interface Judgement {
  progress: Progress
  inputs: KeyMinute[]
  verdicts: VerdictRow[]
  changes: (Change & { minute: number })[]
  incidents: Incident[]
  detectors: readonly UnwrittenKey[]
  quarters: SaidQuarter[]
}

export async function writeJudgement(sql: Sql, judgement: Judgement): Promise<void> {
  await transaction(sql, async (tx) => {
    const { started, minute } = judgement.progress
    await tx`insert into verdict_progress (started, minute) values (${started}, ${minute})
      on conflict (only_one) do update set minute = excluded.minute`
    if (judgement.inputs.length > 0) await insertInputs(tx, judgement.inputs)
    if (judgement.verdicts.length > 0) await upsertVerdicts(tx, judgement.verdicts)
    if (judgement.quarters.length > 0) await insertQuarters(tx, judgement.quarters)
    for (const incident of judgement.incidents) await upsertIncident(tx, incident, minute)
    if (judgement.changes.length > 0) await insertUpdates(tx, judgement.changes)
    await upsertDetectors(tx, judgement.detectors)
  })
}

function upsertVerdicts(sql: Sql, rows: readonly VerdictRow[]) {
  return sql`
    insert into verdicts (service, region, verdict, since, recovering, expected, cause, version)
    select * from unnest(
      ${plainArray(rows.map((row) => row.service))}::integer[],
      ${textArray(rows.map((row) => row.region))}::text[],
      ${textArray(rows.map((row) => row.verdict))}::text[],
      ${plainArray(rows.map((row) => row.since ?? 'null'))}::integer[],
      ${plainArray(rows.map((row) => row.recovering ?? 'null'))}::integer[],
      ${plainArray(rows.map((row) => row.expected))}::real[],
      ${textArray(rows.map((row) => causeText(row.cause)))}::text[],
      ${plainArray(rows.map((row) => row.version))}::integer[])
    on conflict (service, region) do update
    set verdict = excluded.verdict, since = excluded.since, recovering = excluded.recovering,
      expected = excluded.expected, cause = excluded.cause, version = excluded.version`
}
