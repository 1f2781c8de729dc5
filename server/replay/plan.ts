import { minuteOf } from '../clock.ts'
import type { Report } from '../contract/report.ts'
import type { Person } from './people.ts'
import { historyStart, type Scenario } from './scenario.ts'
import { sourcesOf, type Source } from './sources.ts'

export interface PlannedReport {
  /** ms since 1970. */
  at: number
  report: Report
  person: Person
  /** As the server will have it: ZZ where the report doesn't say. */
  country: string
}

export interface PlannedMinute {
  /** Whole minutes since 1970. */
  minute: number
  /** In order of time. */
  reports: PlannedReport[]
}

/**
 * Turns a scenario into its reports, minute by minute from the history's first to the scenario's last. Pure: the same
 * scenario gives the same reports. Each source draws from a stream of its own, named after what it is.
 */
export function* plan(scenario: Scenario): Generator<PlannedMinute> {
  const sources = sourcesOf(scenario)
  const last = minuteOf(scenario.end - 1)
  for (let minute = minuteOf(historyStart(scenario)); minute <= last; minute++) {
    const reports = sources.flatMap((source) => reportsOf(source, minute))
    yield { minute, reports: reports.sort((a, b) => a.at - b.at) }
  }
}

function reportsOf(source: Source, minute: number): PlannedReport[] {
  return Array.from({ length: source.count(minute) }, () => reportOf(source, minute))
}

function reportOf({ service, signal, random, places, people, problems, span }: Source, minute: number): PlannedReport {
  const { from, to } = span(minute)
  const { location, country } = places.draw(random)
  const problem = signal === 'problem' ? problems.draw(random) : ''
  return {
    at: Math.floor(from + random.next() * (to - from)),
    report: { service, signal, ...(problem && { problem }), ...(location && { location }) },
    person: people.next(),
    country,
  }
}
