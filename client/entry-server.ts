import type { PageData, PageRenderer, RenderedPage } from '#contract/page.ts'
import { render as renderComponent } from 'svelte/server'
import App from './App.svelte'
import { ALL_MESSAGES } from './i18n/allLanguages.ts'
import { speak } from './i18n/t.ts'
import { catalog } from './live/catalog.svelte.ts'
import { clock } from './live/clock.svelte.ts'
import { withGiven } from './pages/given.ts'
import { latePage, type LatePage } from './pages/latePages.ts'
import { summaryOf } from './pages/pageSummary.ts'
import { router } from './pages/router.svelte.ts'
import { plainParts } from './pages/plainParts.ts'
import { routeOf, setBase } from './pages/routes.ts'
import PlainMore from './ui/PlainMore.svelte'

plainParts.More = PlainMore

/** Times are told in it, and with its name, until the browser says where the visitor is. */
const ZONE = 'UTC'

const LATE = new Map<string, LatePage | null>()
for (const path of [
  '/',
  '/status/x/why',
  '/incidents',
  '/incidents/1',
  '/privacy',
  '/embed',
  '/snapshots/xxxxxxxxxxxxxxxxxxxxxx',
  '/status/x/reported',
]) {
  const route = routeOf(path)
  LATE.set(route.page, await latePage(route))
}

/**
 * Renders one page, in one go. All that a page depends on beside its data is set here for each, and nothing waits in
 * between: so no page can be made of another's language, links or figures.
 */
export function render(data: PageData): RenderedPage {
  const { language, base, path, at } = data
  speak(language, ALL_MESSAGES[language], ZONE)
  setBase(base)
  clock.now = at
  return withGiven(data, () => {
    catalog.begin(data)
    router.begin(path)
    const { head, body } = renderComponent(App, { props: { page: LATE.get(router.route.page) ?? null } })
    return { head, body, ...summaryOf(router.route) }
  })
}

export default { render } satisfies PageRenderer
