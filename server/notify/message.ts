import type { AlertEvent, AlertMessage } from '../contract/alerts.ts'
import { MINUTE } from '../clock.ts'
import { WORLD_REGION } from '../contract/verdict.ts'
import { inRegions } from '../pages/words.ts'
import { sentenceOf } from './feed.ts'
import type { Happening } from './timeline.ts'

/** What of an incident a message tells besides what happened. */
export interface Subject {
  /** The incident's. */
  id: number
  /** Minutes since 1970. */
  started: number
  service: { slug: string; name: string }
}

const iso = (minute: number): string => new Date(minute * MINUTE).toISOString()

/** @param base the site's URL without a slash at its end; '' where none is set: then links are paths */
export function messageOf({ id, started, service }: Subject, happening: Happening, base: string): AlertMessage {
  const { kind, minute, region, state, previous, parts } = happening
  return {
    type: kind,
    timestamp: iso(minute + 1),
    data: {
      incident: { id: String(id), url: `${base}/incidents/${id}`, startedAt: iso(started) },
      service: { ...service, url: `${base}/status/${service.slug}` },
      region,
      state,
      previous,
      regions: parts.map(({ region, state }) => ({ region, state })),
      summary: summaryOf(kind, service.name, happening),
    },
  }
}

function summaryOf(kind: AlertEvent, name: string, { state, region, parts }: Happening): string {
  const there = parts.filter((part) => part.state === state).map((part) => part.region)
  // A country is named even where the reports come from one area: it is what was asked about.
  const where = inRegions(there.length > 0 || region === WORLD_REGION ? there : [region])
  const sentence = sentenceOf(state, name, where)
  return kind === 'incident.reopened' ? `${sentence}, again` : sentence
}
