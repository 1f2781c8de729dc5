import Type, { type TSchema } from 'typebox'

/** An answer in one form or in several, for `response` in a route's schema: `{ 200: as('What it is.', { … }) }`. */
export const as = (description: string, forms: Record<string, TSchema>) => ({
  description,
  content: Object.fromEntries(Object.entries(forms).map(([type, schema]) => [type, { schema }])),
})

export const json = (schema: TSchema) => ({ 'application/json': schema })
export const text = (type: string) => ({ [type]: Type.String() })
export const csv = text('text/csv')

/** RFC 7946; a feature's properties are those of the cells in JSON. */
export const geoJson = {
  'application/geo+json': Type.Object(
    {
      type: Type.Literal('FeatureCollection'),
      features: Type.Array(
        Type.Object({ type: Type.Literal('Feature'), id: Type.String() }, { additionalProperties: true }),
      ),
    },
    { additionalProperties: true },
  ),
}

/** A JSON object a line. */
export const ndjson = (line: TSchema) => ({ 'application/x-ndjson': Type.String({ 'x-line': line }) })

/** Server-Sent Events. @param data of each event, by the event's name */
export const events = (data: Record<string, TSchema>) => ({
  'text/event-stream': Type.String({ 'x-event-data': data }),
})
