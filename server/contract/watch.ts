import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const ServiceOrAll = Type.String({ minLength: 1, maxLength: 64 })

export const MOST_TILES = 256

/** Payload of `watch` and `unwatch`. Without tiles, a heat map is watched in the whole world. */
export const Watch = Type.Union([
  Type.Object(
    {
      topic: Type.Literal('heat'),
      service: ServiceOrAll,
      resolution: Type.Union([Type.Literal(2), Type.Literal(3), Type.Literal(4), Type.Literal(5), Type.Literal(6)]),
      tiles: Type.Optional(
        Type.Array(Type.String({ pattern: '^8[0-2][0-9a-f]{13}$' }), {
          maxItems: MOST_TILES,
          description: 'H3 indexes of the tiles: ancestors four resolutions up; for resolution 4 to 6 only',
        }),
      ),
    },
    strict,
  ),
  Type.Object(
    {
      topic: Type.Literal('service'),
      service: ServiceOrAll,
      known: Type.Optional(Type.String({ maxLength: 64, description: '`saidAs` of what the client already has' })),
    },
    strict,
  ),
  Type.Object({ topic: Type.Literal('overview') }, strict),
])
export type Watch = Static<typeof Watch>
