import { MINUTE, minuteOf } from '../../clock.ts'
import type { ServiceDetail } from '../../contract/service.ts'
import { countryOf, isArea } from '../../contract/region.ts'
import type { Incident, IncidentRegion, RegionVerdict, Verdict } from '../../contract/verdict.ts'
import type { Scenario, VerdictExpectation } from '../scenario.ts'
import { clockTime } from '../words.ts'
import { momentOf, NOT_REACHED, type Evaluator, type Finding } from './evaluator.ts'

/** What was said of a region, and when. */
interface Sample {
  minute: number
  verdict: Verdict
}

/** What is said of a region at a moment, or in no minute of the scenario. */
export class VerdictEvaluator implements Evaluator {
  readonly #expectation: VerdictExpectation
  readonly #moment: number | null
  readonly #start: number
  readonly #allowed: readonly Verdict[]
  #last: Sample | null = null
  #first: Sample | null = null

  constructor(expectation: VerdictExpectation, { start }: Pick<Scenario, 'start'>) {
    this.#expectation = expectation
    this.#moment = momentOf(expectation)
    this.#start = start
    this.#allowed = [expectation.verdict].flat()
  }

  wants(minute: number): boolean {
    return this.#moment === null || minute === this.#moment
  }

  see(minute: number, { verdicts }: ServiceDetail): void {
    const { region } = this.#expectation
    const verdict = verdictOf(verdicts, region)
    this.#last = { minute, verdict }
    if (this.#allowed.includes(verdict)) this.#first ??= this.#last
  }

  finding(incidents: readonly Incident[]): Finding {
    const parts = partsIn(incidents, this.#expectation.region, this.#start)
    if (this.#moment === null) return this.#ofNever(parts)
    const finding = this.#ofMoment(this.#moment)
    const alarms = parts.filter(({ detectedAt }) => minuteOf(detectedAt) <= this.#moment!).map(alarmWords)
    return alarms.length === 0 ? finding : { ...finding, found: `${finding.found} (${alarms.join('; ')})` }
  }

  #ofMoment(moment: number): Finding {
    if (this.#last?.minute !== moment) return NOT_REACHED
    return { isMet: this.#first !== null, found: sampleWords(this.#last) }
  }

  /** What was said for less time than passes between two looks is still in the incidents. */
  #ofNever(parts: readonly IncidentRegion[]): Finding {
    if (this.#first !== null) return { isMet: false, found: sampleWords(this.#first) }
    const forbidden = parts.find(
      ({ majorAt }) => this.#allowed.includes('possible') || (majorAt !== null && this.#allowed.includes('major')),
    )
    return forbidden ? { isMet: false, found: alarmWords(forbidden) } : { isMet: true, found: 'in no minute' }
  }
}

/**
 * What is told of a region. Of an area without anything the matter in its country, or a part of it, it is what is told of
 * the country.
 */
function verdictOf(verdicts: readonly RegionVerdict[], region: string): Verdict {
  const said = verdicts.find((one) => one.region === region)
  if (said || !isArea(region)) return said?.verdict ?? 'unknown'
  const country = countryOf(region)
  const isTold = verdicts.some((one) => isArea(one.region) && countryOf(one.region) === country)
  const whole = verdicts.find((one) => one.region === country)?.verdict
  return whole === 'ok' && !isTold ? 'ok' : 'unknown'
}

const sampleWords = ({ minute, verdict }: Sample): string => `${verdict} at ${clockTime(minute * MINUTE)}`

/** A region's parts in the incidents detected in the scenario, in order of time. */
function partsIn(incidents: readonly Incident[], region: string, start: number): IncidentRegion[] {
  return incidents
    .flatMap(({ regions }) => regions.filter((part) => part.region === region && part.detectedAt >= start))
    .sort((a, b) => a.detectedAt - b.detectedAt)
}

/** When an alarm was raised, and from when to when it says that there was trouble. */
function alarmWords({ startedAt, detectedAt, majorAt, endedAt }: IncidentRegion): string {
  const major = majorAt === null ? '' : `, major from ${clockTime(majorAt)}`
  const over = endedAt === null ? '' : `, over ${clockTime(endedAt)}`
  return `possible from ${clockTime(detectedAt)}${major}, begun ${clockTime(startedAt)}${over}`
}
