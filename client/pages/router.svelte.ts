import { tick } from 'svelte'
import { routeOf, type Route } from './routes.ts'

/** Turns clicks on the site's own links into changes of page without a load. */
class Router {
  #path = $state.raw('/')
  readonly route: Route = $derived(routeOf(this.#path))

  start(): void {
    this.#path = location.pathname
    addEventListener('popstate', () => this.#show())
    document.addEventListener('click', (event) => this.#click(event))
  }

  go(href: string): void {
    if (href === location.pathname) return
    history.pushState(null, '', href)
    scrollTo(0, 0)
    this.#show()
  }

  #show(): void {
    this.#path = location.pathname
    void tick().then(() => document.querySelector('h1')?.focus({ preventScroll: true }))
  }

  #click(event: MouseEvent): void {
    const link = (event.target as Element).closest('a')
    if (!link || event.defaultPrevented || isForBrowser(event, link)) return
    event.preventDefault()
    this.go(link.pathname)
  }
}

/** New tabs, downloads, other sites and what the server alone knows are left to the browser. */
function isForBrowser(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const wantsTab = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  const leaves = link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin
  return wantsTab || leaves || link.hash !== '' || routeOf(link.pathname).page === 'missing'
}

export const router = new Router()
