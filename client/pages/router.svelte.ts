import { tick } from 'svelte'

export type Route = { page: 'home' } | { page: 'service'; slug: string } | { page: 'missing' }

export function routeOf(path: string): Route {
  if (path === '/') return { page: 'home' }
  const slug = /^\/status\/([^/]+)\/?$/.exec(path)?.[1]
  return slug ? { page: 'service', slug: decoded(slug) } : { page: 'missing' }
}

export const serviceHref = (slug: string): string => `/status/${slug}`

/** A malformed escape can't name a service; as it stands it leads to "not found" instead of an exception. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

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
