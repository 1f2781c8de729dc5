import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

type Json = Record<string, unknown>

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description?: string
  schema: AnySchemaObject
  example?: unknown
  examples?: Record<string, { value: unknown }>
}

export interface Media {
  schema: AnySchemaObject
}

export interface Operation {
  method: string
  path: string
  operationId: string
  summary?: string
  tags?: string[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { headers?: Json; content?: Record<string, Media> }>
  security?: Record<string, string[]>[]
}

export interface ApiDocument extends Json {
  openapi: string
  paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>
  components: { schemas: Record<string, AnySchemaObject> }
}

export const readDocument = async (url: string): Promise<ApiDocument> =>
  (await (await fetch(`${url}/openapi.json`)).json()) as ApiDocument

export const operationsOf = ({ paths }: ApiDocument): Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  )

/** Values that the document gives as examples of a parameter. */
export function examplesOf({ example, examples, schema }: Parameter): unknown[] {
  if (example !== undefined) return [example]
  if (examples) return Object.values(examples).map(({ value }) => value)
  return (schema.examples ?? schema.enum ?? []) as unknown[]
}

export interface Received {
  status: number
  type: string | undefined
  body: string
}

/** Judges answers by the document. Objects are closed: what isn't documented must not be sent. */
export class Judge {
  readonly #ajv = new Ajv2020({ strict: false, formats: { region: true } })
  readonly #compiled = new WeakMap<object, ValidateFunction>()

  constructor(document: ApiDocument) {
    // CommonJS: the function is the module itself.
    ;(addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv)
    for (const [name, schema] of Object.entries(document.components.schemas))
      this.#ajv.addSchema(closed(schema) as AnySchemaObject, `#/components/schemas/${name}`)
  }

  /** What is wrong with an answer; null when it is as documented. */
  fault({ responses }: Operation, { status, type, body }: Received): string | null {
    const response = responses[status]
    if (!response) return `${status} is not documented`
    if (!response.content) return body === '' ? null : `a body comes with ${status}`
    const form = type?.split(';')[0]
    const media = response.content[form ?? '']
    if (!media) return `${status} comes as ${type}`
    if (form === 'text/event-stream') return this.#faultOfEvents(media, body)
    return this.faultOf(media.schema, /json$/.test(form!) ? JSON.parse(body) : body)
  }

  faultOf(schema: AnySchemaObject, value: unknown): string | null {
    let validate = this.#compiled.get(schema)
    if (!validate) this.#compiled.set(schema, (validate = this.#ajv.compile(closed(schema) as AnySchemaObject)))
    return validate(value) ? null : this.#ajv.errorsText(validate.errors)
  }

  /** Of the events that came whole. */
  #faultOfEvents({ schema }: Media, body: string): string | null {
    const known = schema['x-event-data'] as Record<string, AnySchemaObject>
    for (const block of body.split('\n\n').slice(0, -1)) {
      const { event, data } = /^event: (?<event>.*)\ndata: (?<data>.*)$/m.exec(block)?.groups ?? {}
      if (event === undefined) continue
      const fault = known[event] ? this.faultOf(known[event], JSON.parse(data!)) : 'not a documented event'
      if (fault) return `${event}: ${fault}`
    }
    return null
  }
}

function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed)
  if (typeof node !== 'object' || node === null) return node
  const schema = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)])) as Json
  const isObject = schema.type === 'object' && schema.additionalProperties === undefined
  return isObject ? { ...schema, additionalProperties: false } : schema
}
