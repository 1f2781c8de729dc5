import { untrack } from 'svelte'
import type { OverviewFrame } from '#contract/events.ts'
import type { IncidentDetail } from '#contract/talk.ts'
import type { Incident } from '#contract/verdict.ts'
import { type ApiFault, fetchIncident, givenFault, PATHS } from '../api.ts'
import { givenBody } from '../pages/given.ts'
import type { Link } from './link.ts'
import { live } from './live.svelte.ts'
import { watchOverview } from './watchCounts.ts'

/** One incident, fetched once and kept live. */
export class IncidentStore {
  readonly id: string
  incident = $state.raw<Incident | null>(null)
  /** What its provider and the operator said of it, as of the load. */
  words = $state.raw<Pick<IncidentDetail, 'statements' | 'notes'> | null>(null)
  fault = $state.raw<ApiFault | null>(null)
  /** The server's time of the latest overview; null until there is one. */
  at = $state.raw<number | null>(null)

  constructor(id: string) {
    this.id = id
    const given = givenBody<IncidentDetail>(PATHS.incident(id))
    if (given) this.#tell(given)
    this.fault = givenFault(PATHS.incident(id))
  }

  start(link: Link = live.link): () => void {
    // Untracked, or an effect that starts it would start it anew with every change.
    if (untrack(() => !this.incident && !this.fault)) void this.load()
    const stopHearing = link.on('incident', (incident) => this.#take(incident))
    const note = ({ at, incidents }: OverviewFrame) => {
      this.at = at
      for (const incident of incidents ?? []) this.#take(incident)
    }
    // Incidents are told to those who watch the overview.
    const stopWatching = watchOverview(link, { replace: note, merge: note })
    return () => {
      stopHearing()
      stopWatching()
    }
  }

  async load(): Promise<void> {
    try {
      this.#tell(await fetchIncident(this.id))
      this.fault = null
    } catch (fault) {
      this.fault = fault as ApiFault
    }
  }

  #tell({ statements, notes, ...incident }: IncidentDetail): void {
    this.incident = incident
    this.words = { statements, notes }
  }

  #take(incident: Incident): void {
    if (incident.id === this.id) this.incident = incident
  }
}
