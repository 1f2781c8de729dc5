import type { Incident } from '#contract/verdict.ts'
import { fetchPastIncidents, PATHS } from '../api.ts'
import { givenBody } from '../pages/given.ts'
import type { Link } from './link.ts'
import { live } from './live.svelte.ts'

/** Incidents that are over, latest first: loaded once, and those that end since put on top. */
export class PastIncidents {
  /** null until they are loaded. */
  list = $state.raw<Incident[] | null>(givenBody<{ incidents: Incident[] }>(PATHS.pastIncidents)?.incidents ?? null)

  start(link: Link = live.link): () => void {
    // What the server gave with the page is as good as what the first connection would find.
    let isFresh = this.list !== null
    if (!isFresh) void this.#load()
    const stopRetrying = link.whenLive(() => {
      if (!isFresh) void this.#load()
      isFresh = false
    })
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
