import type { Incident } from '../contract/verdict.ts'
import { isoTime, type CsvValue } from './csv.ts'

/** A line for each region of an incident, so that times and peaks of regions can be worked with. */
export const INCIDENT_COLUMNS = [
  ...['incident', 'service', 'incident_state', 'region', 'name', 'state', 'worst', 'started_at', 'detected_at'],
  ...['major_at', 'recovering_at', 'ended_at', 'peak_at', 'peak_per_hour', 'reports', 'cause', 'cause_service'],
]

export const incidentRows = (incidents: readonly Incident[]): CsvValue[][] =>
  incidents.flatMap(({ id, service, state, regions, cause }) =>
    regions.map((part) => [
      ...[id, service, state, part.region, part.name ?? null, part.state, part.worst],
      ...[part.startedAt, part.detectedAt, part.majorAt, part.recoveringAt, part.endedAt, part.peakAt].map(isoTime),
      ...[part.peakPerHour, part.reports, cause?.kind ?? null, cause?.service ?? null],
    ]),
  )
