import type { ServiceCounts } from './counts.ts'

/** What is said of a service beside its counts; it changes by the minute at most. */
export type Said = Pick<ServiceCounts, 'saidAs' | 'verdicts' | 'incident' | 'statement'>

/**
 * What a socket is told that knows what was said before: counts as they are, and what is said only where it's other. With
 * `verdicts` come all areas; without, those whose counts may have changed, 0 where nothing may be told.
 */
export type ServiceFrame = Omit<ServiceCounts, keyof Said> & Partial<Said>

/** What has to be known for a frame to be understood. */
export type Known = Said & Pick<ServiceCounts, 'areas'>

/** What is known after a frame; one that comes twice changes nothing. */
export function afterFrame(known: Known, frame: ServiceFrame): ServiceCounts {
  return { ...known, ...frame, areas: frame.verdicts ? frame.areas : merged(known.areas, frame.areas) }
}

function merged(known: readonly [string, number][], changed: readonly [string, number][]): [string, number][] {
  return [...new Map([...known, ...changed])].filter(([, count]) => count > 0)
}
