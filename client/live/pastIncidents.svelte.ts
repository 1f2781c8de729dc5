import type { Incident, IncidentList } from '#contract/verdict.ts'
import { fetchIncidents, givenFault, PATHS, type ApiFault } from '../api.ts'
import { givenBody } from '../pages/given.ts'
import type { Link } from './link.ts'
import { live } from './live.svelte.ts'

/** Incidents that are over, latest first: loaded once, and those that end since put on top. */
export class PastIncidents {
  readonly #path: string
  readonly #isLatest: boolean
  /** null until they are loaded. */
  list = $state.raw<Incident[] | null>(null)
  /** Where the page that follows begins; null on the last. */
  next = $state.raw<string | null>(null)
  fault = $state.raw<ApiFault | null>(null)

  /** @param path one of PATHS  @param isLatest whether those that end now belong to it */
  constructor(path: string = PATHS.pastIncidents, isLatest = true) {
    this.#path = path
    this.#isLatest = isLatest
    this.#take(givenBody<IncidentList>(path))
    this.fault = givenFault(path)
  }

  start(link: Link = live.link): () => void {
    // What the server gave with the page is as good as what the first connection would find.
    let isFresh = this.list !== null || this.fault !== null
    if (!isFresh) void this.load()
    const stopRetrying = link.whenLive(() => {
      if (!isFresh) void this.load()
      isFresh = false
    })
    const stopHearing = link.on('incident', (incident) => this.#hear(incident))
    return () => {
      stopRetrying()
      stopHearing()
    }
  }

  /** After a reconnect anything may have ended; a list that can't be had now is better old than gone. */
  async load(): Promise<void> {
    try {
      this.#take(await fetchIncidents(this.#path))
      this.fault = null
    } catch (fault) {
      this.fault = fault as ApiFault
    }
  }

  #take(page: IncidentList | null): void {
    if (page === null) return
    this.list = page.incidents
    this.next = page.next
  }

  /** One that opens again leaves the list. */
  #hear(incident: Incident): void {
    if (!this.list) return
    if (incident.state === 'over' && !this.#isLatest) return
    const others = this.list.filter(({ id }) => id !== incident.id)
    this.list = incident.state === 'over' ? [incident, ...others] : others
  }
}
