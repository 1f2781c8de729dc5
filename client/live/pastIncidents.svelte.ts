import type { Incident } from '#contract/verdict.ts'
import { fetchPastIncidents } from '../api.ts'
import type { Link } from './link.ts'
import { live } from './live.svelte.ts'

/** Incidents that are over, latest first: loaded once, and those that end since put on top. */
export class PastIncidents {
  /** null until they are loaded. */
  list = $state.raw<Incident[] | null>(null)

  start(link: Link = live.link): () => void {
    void this.#load()
    const stopRetrying = link.whenLive(() => void this.#load())
    const stopHearing = link.on('incident', (incident) => this.#hear(incident))
    return () => {
      stopRetrying()
      stopHearing()
    }
  }

  /** One that opens again leaves the list. */
  #hear(incident: Incident): void {
    if (!this.list) return
    const others = this.list.filter(({ id }) => id !== incident.id)
    this.list = incident.state === 'over' ? [incident, ...others] : others
  }

  /** After a reconnect anything may have ended; a list that can't be had now is better old than gone. */
  async #load(): Promise<void> {
    this.list = await fetchPastIncidents().catch(() => this.list)
  }
}
