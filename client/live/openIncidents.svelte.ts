import { untrack } from 'svelte'
import type { OverviewFrame } from '#contract/events.ts'
import type { Incident } from '#contract/verdict.ts'
import { fetchIncidents, PATHS } from '../api.ts'
import { givenBody } from '../pages/given.ts'
import type { Link } from './link.ts'
import { live } from './live.svelte.ts'
import { watchOverview } from './watchCounts.ts'

/** Incidents that are open, kept live. */
export class OpenIncidents {
  /** null while nothing is known. */
  list = $state.raw<Incident[] | null>(givenBody<{ incidents: Incident[] }>(PATHS.openIncidents)?.incidents ?? null)
  /** The server's time of the latest overview; 0 before the first. */
  at = $state.raw(0)

  start(link: Link = live.link): () => void {
    // Untracked, or an effect that starts it would start it anew with every list.
    if (untrack(() => this.list) === null) void this.#load()
    const take = ({ at, incidents }: OverviewFrame) => {
      this.at = at
      this.list = incidents ?? this.list
    }
    return watchOverview(link, { replace: take, merge: take })
  }

  /** A list that can't be had comes with the connection. */
  async #load(): Promise<void> {
    const found = await fetchIncidents(PATHS.openIncidents).catch(() => null)
    this.list ??= found?.incidents ?? null
  }
}
