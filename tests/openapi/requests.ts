import fc, { type Arbitrary } from 'fast-check'
import type { AnySchemaObject } from 'ajv/dist/2020.js'
import { NOW } from './said.ts'
import { examplesOf, type ApiDocument, type Media, type Operation, type Parameter } from './document.ts'

/** A request as it goes on the wire. */
export interface Sent {
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
}

/** What has broken programs before. Those of the path and the query are percent-encoded, unless they are already. */
const HOSTILE = [
  ...['', ' ', '0', '-1', '1e3', '0x10', 'NaN', 'Infinity', '999999999999999', '99999999999999999999', '1.5', 'null'],
  ...['true', '[]', '{}', '__proto__', 'constructor', 'toString', '../../etc/passwd', '..', '.', 'a/b', 'a\\b', '%'],
  ...["' or 1=1 --", '"; drop table reports', '$1', '{{7*7}}', '<script>alert(1)</script>', '=1+1', '\0', 'a\0b'],
  ...[
    '\u202e',
    '\ufeff',
    '\u{1f4a5}',
    'İ',
    'ß',
    'e\u0301',
    '\ud800',
    '\r\nX-Evil: 1',
    'x'.repeat(101),
    'x'.repeat(3_000),
  ],
  ...['2026-02-30T00:00:00Z', '9999-12-31T23:59:59Z', '-000001-01-01T00:00:00Z', '2026-01-15T12:00:00+99:99'],
  ...[
    '0000-01-01T00:00:00Z',
    '2016-12-31T23:59:60Z',
    '1969-12-31T23:59:59.999Z',
    'world',
    'ZZ',
    'DE/',
    'DE/820000000000000',
  ],
  ...[
    'DE/82fffffffffffff',
    '801ffffffffffff',
    '82fffffffffffff',
    '8'.repeat(15),
    'LTEuLTE',
    'MS4x',
    'Li4u',
    'OTk5OTk5OTk5OTk5LjE',
  ],
]
/** Broken before it could be decoded. */
const BROKEN = ['%', '%00', '%E0%A4%A', '%ff', '%2e%2e%2f', '%u0041', '+']

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 40 }))
const headerText = fc.oneof(
  fc.constantFrom(...HOSTILE.map((value) => value.replace(/[^\x20-\x7e]/g, ''))),
  fc.stringMatching(/^[\x20-\x7e]{0,60}$/),
)

const encoded = (value: string): string => encodeURIComponent(value.toWellFormed())
const wire = (value: Arbitrary<string>): Arbitrary<string> =>
  fc.oneof({ weight: 19, arbitrary: value.map(encoded) }, { weight: 1, arbitrary: fc.constantFrom(...BROKEN) })

const recent = fc.date({ min: new Date(NOW - 3 * 86_400_000), max: new Date(NOW), noInvalidDate: true })

/** Values that a schema takes, as text. */
function good(parameter: Parameter): Arbitrary<string> {
  const { type, format, pattern, minimum = 0, maximum = 1e9 } = parameter.schema
  const listed = [...examplesOf(parameter), ...((parameter.schema.enum ?? []) as unknown[])].flat().map(String)
  const examples = listed.length > 0 ? [fc.constantFrom(...listed)] : []
  const made = () => {
    if (type === 'integer')
      return [fc.integer({ min: minimum as number, max: Math.min(maximum as number, 1e9) }).map(String)]
    if (format === 'date-time')
      return [fc.oneof(recent, fc.date({ noInvalidDate: true })).map((date) => date.toISOString())]
    return typeof pattern === 'string' ? [fc.stringMatching(new RegExp(pattern, 'u'))] : []
  }
  const all = [...examples, ...made()]
  return all.length > 0 ? fc.oneof(...all) : text
}

const valueOf = (parameter: Parameter): Arbitrary<string> =>
  wire(fc.oneof({ weight: 8, arbitrary: good(parameter) }, { weight: 2, arbitrary: text }))

function pathOf({ path, parameters = [] }: Operation): Arbitrary<string> {
  const names = parameters.filter((parameter) => parameter.in === 'path')
  return fc
    .tuple(...names.map(valueOf))
    .map((values) => names.reduce((made, { name }, i) => made.replace(`{${name}}`, () => values[i]!), path))
}

/** Each parameter not at all, once or twice; and some that nobody asked for. */
function queryOf({ parameters = [] }: Operation): Arbitrary<string> {
  const asked = parameters.filter((parameter) => parameter.in === 'query')
  const pairs = asked.map((parameter) => {
    const once = valueOf(parameter).map((value) => `${parameter.name}=${value}`)
    return fc.oneof(
      { weight: 7, arbitrary: fc.constant([]) },
      { weight: 6, arbitrary: fc.tuple(once) },
      { weight: 1, arbitrary: fc.tuple(once, once) },
    )
  })
  const names = ['__proto__', 'constructor', 'q[]', 'service[$ne]', '', ...asked.map(({ name }) => `${name}[]`)]
  const stranger = fc.tuple(fc.constantFrom(...names), wire(text)).map(([name, value]) => [`${encoded(name)}=${value}`])
  const extra = fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: stranger })
  return fc.tuple(...pairs, extra).map((lists) => {
    const query = lists.flat().join('&')
    return query === '' ? '' : `?${query}`
  })
}

const HEADERS = ['accept', 'accept-language', 'if-none-match', 'if-modified-since', 'range', 'origin', 'last-event-id']
const address = fc.ipV4()

function headersOf({ parameters = [], security }: Operation, tokens: Record<string, string>) {
  const named = parameters.filter((parameter) => parameter.in === 'header')
  const own = Object.fromEntries(named.map((parameter) => [parameter.name, fc.oneof(good(parameter), headerText)]))
  const common = Object.fromEntries(HEADERS.map((name) => [name, headerText]))
  const forwarded = fc.oneof({ weight: 9, arbitrary: address }, { weight: 1, arbitrary: headerText })
  const scheme = Object.keys(security?.[0] ?? {})[0]
  const bearer = scheme === undefined ? headerText : fc.constant(`Bearer ${tokens[scheme]}`)
  const authorization = fc.oneof({ weight: 6, arbitrary: bearer }, { weight: 1, arbitrary: headerText })
  const always: Record<string, Arbitrary<string>> = {
    ...own,
    'x-forwarded-for': forwarded,
    ...(scheme && { authorization }),
  }
  return fc
    .tuple(fc.record(always), fc.record(common, { requiredKeys: [] }))
    .map(([needed, chosen]): Record<string, string> => ({ ...(chosen as Record<string, string>), ...needed }))
}

const jsonText = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.constantFrom('', '{', '[]', '{"__proto__":{"a":1}}', '"a"', 'null'),
)
const deep = fc.integer({ min: 1, max: 3_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth))
const garbage = fc.oneof(text, jsonText, deep)

/** Objects of a schema, most with one thing wrong or missing. */
function objectsOf(schema: AnySchemaObject, document: ApiDocument): Arbitrary<string> {
  const { properties = {}, examples = [] } = resolved(schema, document)
  const values = Object.entries(properties as Record<string, AnySchemaObject>).map(
    ([name, property]): [string, Arbitrary<unknown>] => [
      name,
      fc.oneof(
        { weight: 4, arbitrary: good({ name, in: 'query', schema: resolved(property, document) }) },
        { weight: 1, arbitrary: text },
        { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
        { weight: 1, arbitrary: fc.double() },
      ),
    ],
  )
  const made = fc.record(Object.fromEntries(values), { requiredKeys: [] })
  const example = (examples as object[]).length > 0 ? fc.constantFrom(...(examples as object[])) : fc.constant({})
  return fc
    .tuple(example, made, fc.array(fc.constantFrom(...Object.keys(properties as object), 'colour'), { maxLength: 2 }))
    .map(([base, more, changed]) => {
      const chosen = Object.entries(more).filter(([name]) => changed.includes(name))
      return JSON.stringify({ ...base, ...Object.fromEntries(chosen) })
    })
}

const resolved = (schema: AnySchemaObject, { components }: ApiDocument): AnySchemaObject =>
  typeof schema.$ref === 'string' ? components.schemas[schema.$ref.split('/').at(-1)!]! : schema

function bodyOf(form: string, media: Media & { example?: object }, document: ApiDocument): Arbitrary<string> {
  const line = media.schema['x-line'] as AnySchemaObject | undefined
  const schema = resolved(line ?? media.schema, document)
  const own = { ...schema, examples: schema.examples ?? (media.example ? [media.example] : []) }
  const object = objectsOf(own, document)
  const lines = fc.array(fc.oneof(object, garbage), { maxLength: 5 }).map((all) => all.join('\n'))
  return fc.oneof({ weight: 5, arbitrary: line ? lines : object }, { weight: 1, arbitrary: garbage })
}

const TYPES = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'a/b',
  'application/json; charset=x',
  '',
]

/** Requests to an operation, sensible and hostile. @param tokens by the name of their security scheme */
export function requestsOf(operation: Operation, document: ApiDocument, tokens: Record<string, string>) {
  const { method, requestBody } = operation
  const [form, media] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const body = media ? fc.option(bodyOf(form!, media, document), { nil: undefined, freq: 20 }) : fc.constant(undefined)
  const type = fc.oneof(
    { weight: 9, arbitrary: fc.constant(form ?? '') },
    { weight: 1, arbitrary: fc.constantFrom(...TYPES) },
  )
  return fc
    .tuple(pathOf(operation), queryOf(operation), headersOf(operation, tokens), body, type)
    .map(([path, query, headers, sent, contentType]): Sent => {
      const typed = sent === undefined || contentType === '' ? headers : { ...headers, 'content-type': contentType }
      return { method, path: path + query, headers: typed, body: sent?.toWellFormed() }
    })
}
