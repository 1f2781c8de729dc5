import type { FastifyPluginAsync } from 'fastify'
import { createHash, timingSafeEqual } from 'node:crypto'
import { Compile } from 'typebox/compile'
import type { Catalog } from '../catalog/catalog.ts'
import type { Clock } from '../clock.ts'
import type { IngestToken } from '../config.ts'
import { BulkReceipt, BulkReport } from '../contract/report.ts'
import type { ReportRow } from '../db/reportInput.ts'
import { HttpError, unauthorized } from '../errors.ts'
import type { Batcher } from '../intake/batcher.ts'
import { OLDEST_FROM_SOURCE, prepare } from '../intake/prepare.ts'
import type { Pseudonyms } from '../intake/reporter.ts'
import { ndjson } from '../openapi/answers.ts'

export interface BulkRoutes {
  batcher: Batcher
  catalog: Catalog
  clock: Clock
  pseudonyms: Pseudonyms
  tokens: readonly IngestToken[]
}

const LARGEST_UPLOAD = 16 * 1024 * 1024
/** Lines handed to the batcher at once: well below its capacity, so that people's reports still find room. */
const CHUNK = 1_000

const lineSchema = Compile(BulkReport)

/**
 * Reports from a trusted source, one JSON object a line. A faulty line is named in the answer and the others are
 * stored; a line sent again is a duplicate, so a whole upload can be repeated safely.
 */
export const bulkRoutes: FastifyPluginAsync<BulkRoutes> = async (app, options) => {
  app.addContentTypeParser(
    'application/x-ndjson',
    { parseAs: 'string', bodyLimit: LARGEST_UPLOAD },
    async (_request: unknown, body: string) => body,
  )
  app.removeContentTypeParser('application/json')
  const schema = {
    tags: ['Reports'],
    summary: 'Upload reports of a trusted source',
    description: 'A report a line; a line sent again counts once, so an upload can be repeated as a whole.',
    security: [{ ingestToken: [] }],
    upload: ndjson(BulkReport),
    problems: ['OVERLOADED', 'NOT_STORED'] as const,
    response: { 200: BulkReceipt },
  }

  app.post<{ Body: string | undefined }>(
    '/api/v1/reports/bulk',
    {
      schema,
      bodyLimit: LARGEST_UPLOAD,
      // Before the body is read: a stranger's sixteen megabytes are not worth parsing.
      onRequest: async (request) => void sourceOf(request.headers.authorization, options.tokens),
    },
    async (request) => {
      const source = sourceOf(request.headers.authorization, options.tokens)
      const upload = parseUpload(request.body ?? '', source, options)
      const receipt: BulkReceipt = { accepted: 0, duplicates: 0, faults: upload.faults }
      for (let i = 0; i < upload.rows.length; i += CHUNK) {
        const counted = await Promise.all(upload.rows.slice(i, i + CHUNK).map((row) => options.batcher.add(row)))
        for (const isNew of counted) receipt[isNew ? 'accepted' : 'duplicates']++
      }
      return receipt
    },
  )
}

/** Compares digests, so that neither the token's length nor its first letters show in the time it takes. */
function sourceOf(header: string | undefined, tokens: readonly IngestToken[]): string {
  const given = digest(/^Bearer (.+)$/.exec(header ?? '')?.[1] ?? '')
  let name: string | null = null
  for (const token of tokens) if (timingSafeEqual(digest(token.token), given)) name = token.name
  if (name === null) throw unauthorized()
  return name
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

interface Upload {
  rows: ReportRow[]
  faults: BulkReceipt['faults']
}

function parseUpload(body: string, source: string, { catalog, clock, pseudonyms }: BulkRoutes): Upload {
  const upload: Upload = { rows: [], faults: [] }
  body.split('\n').forEach((text, i) => {
    if (text.trim() === '') return
    try {
      const line = parseLine(text)
      const now = clock.now()
      const who = pseudonyms.ofSource(source, line.reporter, line.network, now)
      upload.rows.push(prepare(line, { who, source, oldest: OLDEST_FROM_SOURCE }, catalog, now).row)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      upload.faults.push({ line: i + 1, code: error.code, detail: error.message })
    }
  })
  return upload
}

function parseLine(text: string): BulkReport {
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    throw new HttpError(400, 'INVALID_JSON', 'Not a JSON object.')
  }
  if (lineSchema.Check(line)) return line
  const [first] = lineSchema.Errors(line)
  throw new HttpError(400, 'INVALID_REQUEST', `${first?.instancePath || 'line'} ${first?.message ?? 'is not a report'}`)
}
