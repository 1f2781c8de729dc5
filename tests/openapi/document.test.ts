import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROBLEMS } from '../../server/contract/problem.ts'
import { freshDatabase } from '../setup/freshDatabase.ts'
import { startNode, type TestNode } from '../setup/node.ts'
import { examplesOf, Judge, operationsOf, readDocument, type ApiDocument, type Operation } from './document.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let node: TestNode
let document: ApiDocument
let operations: Operation[]
/** Every route of the node, as `GET /path/:name`. */
const routes: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url)
  document = await readDocument(node.url)
  operations = operationsOf(document)
  const printed = node.app.printRoutes({ commonPrefix: false, includeHooks: false })
  routes.push(...routesIn(printed))
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

/** Fastify prints a tree: a line's depth is its indentation. */
function routesIn(tree: string): string[] {
  const path: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indent, name, methods] = /^([│ ]*)[├└]── (\S+)(?: \((.*)\))?/.exec(line) ?? []
    if (name === undefined) return []
    const depth = indent!.length / 4
    path.length = depth
    path[depth] = name
    const url = path.join('').replace(/:([a-zA-Z]+)/g, '{$1}')
    return (methods ?? '')
      .split(', ')
      .filter((method) => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
      .map((method) => `${method} ${url}`)
  })
}

describe('[A1] the document', () => {
  it('is OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0')
    const result = await new Validator().validate(structuredClone(document))
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
  })

  it('has every route of the API', () => {
    const api = routes.filter((route) => / \/api\//.test(route))
    expect(api.length).toBeGreaterThan(10)
    const known = new Set(operations.map(({ method, path }) => `${method} ${path}`))
    expect(api.filter((route) => !known.has(route))).toEqual([])
  })

  it('says of every operation what it is for, and how it answers and refuses', () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { operationId, summary, tags, responses } of operations) {
      expect({ operationId, summary: summary?.length, tags: tags?.length }).toEqual({
        operationId,
        summary: expect.any(Number),
        tags: 1,
      })
      expect(Object.keys(responses).some((status) => /^[23]/.test(status))).toBe(true)
      for (const [status, { content }] of Object.entries(responses))
        if (Number(status) >= 400) expect(Object.keys(content!)).toEqual(['application/problem+json'])
    }
  })

  it('describes every parameter, and its examples are good', () => {
    const judge = new Judge(document)
    for (const { operationId, parameters = [] } of operations)
      for (const parameter of parameters) {
        const { name, schema, description } = parameter
        expect({ operationId, name, description }).toEqual({
          operationId,
          name,
          description: expect.stringMatching(/\w/),
        })
        for (const example of examplesOf(parameter)) expect(judge.faultOf(schema, example)).toBe(null)
      }
  })

  it('gives each code the one status it has', () => {
    for (const { responses } of operations)
      for (const [status, { content }] of Object.entries(responses)) {
        const [, narrowed] = (content?.['application/problem+json']?.schema.allOf ?? []) as {
          properties: { code: { enum: (keyof typeof PROBLEMS)[] } }
        }[]
        for (const code of narrowed?.properties.code.enum ?? []) expect(PROBLEMS[code].status).toBe(Number(status))
      }
  })
})

describe('[A3] an answer is judged by the document', () => {
  const healthz = () => operations.find(({ path }) => path === '/healthz')!
  const json = 'application/json; charset=utf-8'

  it.each([
    [200, json, '{"status":"ok"}', null],
    [200, json, '{"status":"ok","secret":1}', /additional/],
    [200, json, '{}', /required/],
    [200, json, '{"status":"ill"}', /allowed values/],
    [200, 'text/plain', 'ok', /comes as/],
    [404, json, '{}', /not documented/],
    [
      500,
      'application/problem+json',
      '{"type":"a:b","title":"","status":500,"code":"NOT_FOUND","detail":""}',
      /allowed/,
    ],
  ])('%i %s %s', (status, type, body, fault) => {
    const judged = new Judge(document).fault(healthz(), { status, type, body })
    if (fault === null) expect(judged).toBe(null)
    else expect(judged).toMatch(fault)
  })
})

describe('[A1] the page to read it', () => {
  it('loads only from here, under a policy without inline scripts and styles', async () => {
    const answer = await fetch(`${node.url}/docs/`)
    expect(answer.status).toBe(200)
    const policy = answer.headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    const page = await answer.text()
    expect(page).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\son\w+=|https?:/)
    for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await fetch(new URL(path!, `${node.url}/docs/`))).status).toBe(200)
  })
})
