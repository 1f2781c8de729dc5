import type { StaticDecode, TSchema } from 'typebox'
import Value from 'typebox/value'

/** Everything that is wrong with a file, collected so that one message names it all. */
export class Faults {
  readonly list: string[] = []

  add(where: string, what: string): void {
    this.list.push(where === '' ? what : `${where}: ${what}`)
  }
}

const LONGEST_ECHO = 60

/** A value of the schema's shape, decoded; null after saying what is wrong with it. `where` is how a person finds it. */
export function shaped<T extends TSchema>(
  schema: T,
  value: unknown,
  where: string,
  faults: Faults,
): StaticDecode<T> | null {
  const errors = Value.Errors(schema, value)
  for (const error of errors) {
    const at = [where, pathOf(error.instancePath)].filter((part) => part !== '').join('.')
    for (const words of wordsOf(error, schema, value)) faults.add(at, words)
  }
  if (errors.length > 0) return null
  return decoded(schema, value, where, faults)
}

type ShapeError = ReturnType<typeof Value.Errors>[number]

/** A day that isn't in the calendar has the right shape. */
function decoded<T extends TSchema>(schema: T, value: unknown, where: string, faults: Faults): StaticDecode<T> | null {
  const result = Value.Decode<T>(schema, value)
  if (!hasNaN(result)) return result
  faults.add(where, 'holds a time that is not in the calendar')
  return null
}

function hasNaN(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(hasNaN)
  return Number.isNaN(value)
}

const pathOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '.')

function wordsOf(error: ShapeError, schema: TSchema, value: unknown): string[] {
  // An unknown field is told twice, once as itself and once by its owner.
  if (error.keyword === 'boolean') return []
  if (error.keyword === 'additionalProperties')
    return error.params.additionalProperties.map((field) => `unknown field "${field}"`)
  if (error.keyword === 'required') return error.params.requiredProperties.map((field) => `"${field}" is missing`)
  const expected = descriptionAt(schema, error.schemaPath)
  const given = echo(error.instancePath === '' ? value : Value.Pointer.Get(value, error.instancePath))
  return [expected ? `expected ${expected}; given: ${given}` : `${error.message}; given: ${given}`]
}

/** The words of the schema that the error points to. */
function descriptionAt(schema: TSchema, pointer: string): string | null {
  let inner: unknown = schema
  for (const key of pointer.split('/').slice(1)) inner = (inner as Record<string, unknown> | undefined)?.[key]
  const { description } = (inner ?? {}) as { description?: unknown }
  return typeof description === 'string' ? description : null
}

function echo(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text
}
