import type { Component } from 'svelte'
import { withTexts } from '../i18n/languages.ts'
import type { Route } from './routes.ts'

/** Pages that a visitor of a service's page doesn't need: that one's report button has to work soon. */
export const LATE_PAGES = {
  home: () => import('./Home.svelte'),
  why: withTexts(() => import('./Why.svelte')),
  incidents: withTexts(() => import('./Incidents.svelte')),
  incident: withTexts(() => import('./Incident.svelte')),
  reported: withTexts(() => import('./Reported.svelte')),
  embed: withTexts(() => import('./Embed.svelte')),
  privacy: withTexts(() => import('./Privacy.svelte')),
  snapshot: withTexts(() => import('./Snapshot.svelte')),
}

export type LateName = keyof typeof LATE_PAGES

/** One whose code is there. */
export interface LatePage {
  load: (typeof LATE_PAGES)[LateName]
  code: Component<never>
}

/** The code of a page that is one of these; null for any other. */
export async function latePage({ page }: Route): Promise<LatePage | null> {
  if (!(page in LATE_PAGES)) return null
  const load = LATE_PAGES[page as LateName]
  return { load, code: (await load()).default as Component<never> }
}
