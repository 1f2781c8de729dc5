import type { TSchema } from 'typebox'

type Json = Record<string, unknown>

/** The parameters of an address as a caller sees them: text of digits only is an integer. */
export function parameters(schema: TSchema): TSchema {
  const { properties = {} } = schema as { properties?: Record<string, Json> }
  const seen = Object.entries(properties).map(([name, property]) => [name, asNumber(property)])
  return { ...schema, properties: Object.fromEntries(seen) } as TSchema
}

function asNumber(property: Json): Json {
  const range = rangeOf(property.pattern)
  if (!range) return property
  const { pattern: _pattern, type: _type, default: usual, examples, ...rest } = property
  return {
    ...rest,
    ...{ type: 'integer', ...range },
    ...(usual !== undefined && { default: Number(usual) }),
    ...(Array.isArray(examples) && { examples: examples.map(Number) }),
  }
}

/** Of a pattern like `^[2-6]$` or `^[0-9]{1,15}$`. */
function rangeOf(pattern: unknown) {
  const [, least, most, length] = /^\^\[(\d)-(\d)\](?:\{1,(\d+)\})?\$$/.exec(String(pattern)) ?? []
  if (least === undefined) return null
  return { minimum: Number(least), maximum: length === undefined ? Number(most) : 10 ** Number(length) - 1 }
}
