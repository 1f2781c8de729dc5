import Type, { type Static } from 'typebox'

/** Answers in forms that other programs read: health checks, shields.io, feed readers, status page tools. */

export const Health = Type.Object({ status: Type.Enum(['ok', 'ready'], { type: 'string' }) }, { title: 'Health' })
export type Health = Static<typeof Health>

/** https://shields.io/badges/endpoint-badge */
export const ShieldsBadge = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    label: Type.String(),
    message: Type.String(),
    color: Type.String({ pattern: '^[0-9a-f]{6}$' }),
    cacheSeconds: Type.Integer(),
  },
  { title: 'ShieldsBadge', description: 'A badge as shields.io reads it.' },
)
export type ShieldsBadge = Static<typeof ShieldsBadge>

const DateTime = Type.String({ format: 'date-time' })
const DateTimeOrNull = Type.Union([DateTime, Type.Null()])

/** https://www.jsonfeed.org/version/1 */
export const JsonFeed = Type.Object(
  {
    version: Type.String({ format: 'uri' }),
    title: Type.String(),
    home_page_url: Type.String(),
    feed_url: Type.String(),
    description: Type.String(),
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        url: Type.String(),
        title: Type.String(),
        summary: Type.String(),
        content_html: Type.String(),
        date_modified: DateTime,
        date_published: DateTime,
      }),
    ),
  },
  { title: 'JsonFeed', description: 'A JSON feed: one item for each minute that changed an incident.' },
)
export type JsonFeed = Static<typeof JsonFeed>

const SummaryComponent = Type.Object(
  {
    id: Type.String({ description: 'the slug' }),
    name: Type.String(),
    status: Type.Enum(['operational', 'degraded_performance', 'partial_outage', 'major_outage'], { type: 'string' }),
    description: Type.String(),
    position: Type.Integer(),
    created_at: DateTime,
    updated_at: DateTime,
    showcase: Type.Boolean(),
    group: Type.Boolean(),
    group_id: Type.Null(),
    page_id: Type.String(),
    only_show_if_degraded: Type.Boolean(),
  },
  { title: 'SummaryComponent', description: 'A service.' },
)

const SummaryIncident = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    status: Type.Enum(['investigating', 'monitoring'], { type: 'string' }),
    impact: Type.Enum(['minor', 'major'], { type: 'string' }),
    created_at: DateTime,
    started_at: DateTime,
    updated_at: DateTime,
    monitoring_at: DateTimeOrNull,
    resolved_at: DateTimeOrNull,
    page_id: Type.String(),
    shortlink: Type.String(),
    incident_updates: Type.Array(Type.Never()),
    components: Type.Array(Type.String()),
  },
  { title: 'SummaryIncident', description: 'An open incident.' },
)

export const Summary = Type.Object(
  {
    page: Type.Object({
      id: Type.String(),
      name: Type.String(),
      url: Type.String(),
      time_zone: Type.String(),
      updated_at: DateTime,
    }),
    components: Type.Array(SummaryComponent),
    incidents: Type.Array(SummaryIncident),
    scheduled_maintenances: Type.Array(Type.Never()),
    status: Type.Object({
      indicator: Type.Enum(['none', 'minor', 'major'], { type: 'string' }),
      description: Type.String(),
    }),
  },
  { title: 'Summary', description: 'In the form that status page tools read.' },
)
export type Summary = Static<typeof Summary>
