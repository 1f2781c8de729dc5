import { MULTIPLES, type RateTally, type Sighting, watchRate } from './rates.ts'
import { rivals } from './rivals.ts'
import { type Figure, type Size, median, percent, quantile, say, times } from './summary.ts'

const RATES = [0.1, 1, 10, 100] as const
/** the rules beside ours need not run on every year */
const RIVAL_YEARS = 2

const found = (list: readonly Sighting[]): Sighting[] => list.filter((x) => x.delay < Infinity)
const recall = (list: readonly Sighting[]): number => found(list).length / list.length
const delayOf = (list: readonly Sighting[]): number => median(list.map((x) => x.delay))

/** False alarms, recall and delay of the detector, with the textbook rules beside it on the same noise. */
export function rates(size: Size): Figure[] {
  const tallies = RATES.map((perHour) => {
    const tally = watchRate(perHour, times(size, 24), size.seed)
    tell(perHour, tally)
    rivals(tally, RIVAL_YEARS)
    tally.lives = []
    return tally
  })
  return [falseAlarms(tallies), far(tallies), near(tallies), reportsToOpen(tallies)]
}

function tell(perHour: number, { alarms, majors, years, sightings }: RateTally): void {
  const rows = sightings.map((list, i) => {
    const delays = list.map((x) => x.delay)
    return (
      `×${MULTIPLES[i]} ${percent(found(list).length, list.length)}, ${median(delays)} min (p90 ${quantile(delays, 0.9)}), ` +
      `${median(found(list).map((x) => x.reports))} reports, major ${percent(list.filter((x) => x.major).length, list.length)}`
    )
  })
  const perYear = (n: number) => (n / years).toFixed(2)
  say(`  ${perHour}/h: possible ${perYear(alarms)}, major ${perYear(majors)} false a year; ${rows.join('; ')}`)
}

function falseAlarms(tallies: readonly RateTally[]): Figure {
  const possible = tallies.map(({ alarms, years }) => alarms / years)
  const major = tallies.map(({ majors, years }) => majors / years)
  const list = (xs: readonly number[]) => xs.map((x) => x.toFixed(2)).join(', ')
  return {
    goal: 'possible / major false alarms per service-year at 0.1, 1, 10, 100/h',
    target: '≤ 2 / ≤ 0.2',
    measured: `${list(possible)} / ${list(major)}`,
    met: possible.every((x) => x <= 2) && major.every((x) => x <= 0.2),
  }
}

function far(tallies: readonly RateTally[]): Figure {
  const lists = tallies.slice(1).map(({ sightings }) => sightings[1]!)
  const delays = lists.map(delayOf)
  return {
    goal: '×50: recall, median delay at 1, 10, 100/h',
    target: '≥ 95, 99, 99 %; ≤ 35, 7, 2 min',
    measured: `${lists.map((x) => percent(found(x).length, x.length)).join(', ')}; ${delays.join(', ')} min`,
    met:
      [0.95, 0.99, 0.99].every((least, i) => recall(lists[i]!) >= least) &&
      [35, 7, 2].every((most, i) => delays[i]! <= most),
  }
}

function near(tallies: readonly RateTally[]): Figure {
  const [ten, hundred] = tallies.slice(2).map(({ sightings }) => sightings[0]!) as [Sighting[], Sighting[]]
  const met = recall(ten) >= 0.9 && delayOf(ten) <= 40 && recall(hundred) >= 0.99 && delayOf(hundred) <= 12
  return {
    goal: '×10 at 10/h and 100/h',
    target: '≥ 90 % ≤ 40 min; ≥ 99 % ≤ 12 min',
    measured: [ten, hundred].map((x) => `${percent(found(x).length, x.length)} ${delayOf(x)} min`).join('; '),
    met,
  }
}

function reportsToOpen(tallies: readonly RateTally[]): Figure {
  const reports = tallies.slice(1).map(({ sightings }) => median(found(sightings[1]!).map((x) => x.reports)))
  return {
    goal: 'reports needed to open, ×50 at 1, 10, 100/h',
    target: '≤ 35',
    measured: reports.join(', '),
    met: reports.every((x) => x <= 35),
  }
}
