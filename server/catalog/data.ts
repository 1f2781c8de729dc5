import type { Service } from './catalog.ts'
import { withPeers } from './peers.ts'
import services from './services.json' with { type: 'json' }
import { faultsOf, type Entry } from './validate.ts'

/**
 * The services that come with the program, most used first within a category, with peers filled in.
 * @throws Error on import, with every fault of services.json in one message
 */
export const CATALOG_DATA: readonly Omit<Service, 'id'>[] = load(services)

function load(data: unknown): Omit<Service, 'id'>[] {
  const faults = faultsOf(data)
  if (faults.length > 0) throw new Error(`services.json has ${faults.length} faults:\n  ${faults.join('\n  ')}`)
  return withPeers(data as Entry[]).map((entry) => ({ ...entry, country: entry.country ?? null }))
}
