import type { ServiceCounts } from './counts.ts'

/** What is said of a service beside its counts; it changes by the minute at most. */
export type Said = Pick<ServiceCounts, 'verdicts' | 'incident' | 'statement'>

/**
 * What a socket is told after the first `ServiceCounts`: counts as they are, and what is said only where it's other than
 * before. With `verdicts` come all areas; without, those whose counts may have changed, 0 where nothing may be told.
 */
export type ServiceFrame = Omit<ServiceCounts, keyof Said> & Partial<Said>

/** What is known after a frame; one that comes twice changes nothing. */
export function afterFrame(known: ServiceCounts, frame: ServiceFrame): ServiceCounts {
  return { ...known, ...frame, areas: frame.verdicts ? frame.areas : merged(known.areas, frame.areas) }
}

function merged(known: readonly [string, number][], changed: readonly [string, number][]): [string, number][] {
  return [...new Map([...known, ...changed])].filter(([, count]) => count > 0)
}
