import type { ServiceCounts } from './events.ts'
import type { Verdict } from './verdict.ts'

/** As verdict.ts has it, whose module would bring the schemas into the widget. */
const WORLD = 'world'

/** What a widget shows of a service in one region. */
export interface Shown {
  region: string
  /** Of an area: its city. */
  city: string | undefined
  verdict: Verdict
  /** Problem reports in the last hour; null where they may not be told. */
  count: number | null
  /** What is usual in such an hour; 0 where that is not known. */
  usual: number
  /** Whole quarters of an hour, oldest first; of the world only. */
  quarters: number[]
}

export function shown(counts: ServiceCounts, region: string): Shown {
  const country = region.slice(0, 2)
  const isWorld = region === WORLD
  // Of an area of which nothing is said of its own, what is said of its country goes.
  const said = [region, country].map((one) => counts.verdicts.find((of) => of.region === one)).find((one) => one)
  const found = [...counts.regions, ...counts.areas].find(([one]) => one === region)?.[1]
  return {
    ...{ region, city: said?.name, verdict: said?.verdict ?? 'unknown', usual: said?.expected ?? 0 },
    count: isWorld ? counts.total : (found ?? (region === country ? 0 : null)),
    quarters: isWorld ? counts.quarters.slice(0, -1) : [],
  }
}
