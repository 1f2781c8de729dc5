import Type from 'typebox'
import { REGION_PATTERN } from './region.ts'

/** Parameters of addresses. They arrive as text: the API's document shows those of digits as integers. */

export const SlugParams = Type.Object({
  slug: Type.String({
    maxLength: 64,
    description: 'of a service, as the list of services has it',
    examples: ['telegram'],
  }),
})

/** Series tell of countries only: counts of an area by the minute would single out people. */
export const CountryName = Type.String({
  pattern: '^(world|[A-Z]{2})$',
  default: 'world',
  description: '`world` or a country (ISO 3166-1 alpha-2)',
  examples: ['DE'],
})

/** Checked by the server alone: whether an index is one of H3's takes its library. */
export const REGION_FORMAT = 'region'

export const RegionName = Type.String({
  pattern: REGION_PATTERN,
  format: REGION_FORMAT,
  description:
    '`world`, a country (ISO 3166-1 alpha-2), or an area of one: `DE/821f8ffffffffff`, the part of an H3 cell of ' +
    'resolution 2 (about 87,000 km²) that lies in that country',
  examples: ['DE'],
})

export const Time = (description: string) =>
  Type.String({
    format: 'date-time',
    maxLength: 40,
    description: `${description}; ISO 8601 with a zone`,
    examples: ['2026-01-15T12:00:00Z'],
  })

/** A whole number. @param description with its unit and range */
export const Digits = (description: string, example: number) =>
  Type.String({ pattern: '^[0-9]{1,15}$', description, examples: [String(example)] })

/** Which form an answer takes, for those who can't set an Accept header. */
export const Format = Type.Enum(['json', 'csv'], {
  type: 'string',
  description: 'goes before the Accept header; CSV after RFC 4180, with a line of names',
})
