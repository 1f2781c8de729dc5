import { tick } from 'svelte'
import { routeOf, withinBase, type Route } from './routes.ts'

/** Turns clicks on the site's own links into changes of page without a load. */
class Router {
  #path = $state.raw('/')
  #search = $state.raw('')
  readonly route: Route = $derived(routeOf(this.#path, this.#search))
  /** The page's path and query, without what says its language. */
  get address(): string {
    return this.#path + this.#search
  }

  /** Whether this page was reached from another one, so that its heading takes the focus. */
  #moved = false

  /** Shows the page of this path, which has no base, and its query. */
  begin(path: string): void {
    const [bare, query] = path.split('?')
    this.#path = bare!
    this.#search = query === undefined ? '' : `?${query}`
  }

  /** @param path of the page that is there, with its query; without, that of the address */
  start(path?: string): void {
    if (path === undefined) this.#read()
    else {
      this.begin(path)
      // The server leaves out what doesn't change its page, as the moment that the map shows.
      this.#search = location.search
    }
    addEventListener('popstate', () => this.#show())
    document.addEventListener('click', (event) => this.#click(event))
  }

  go(href: string): void {
    if (href === location.pathname + location.search) return
    const samePage = new URL(href, location.href).pathname === location.pathname
    history.pushState(null, '', href)
    if (!samePage) scrollTo(0, 0)
    this.#show()
  }

  /** What follows the path, with its "?". */
  get search(): string {
    return this.#search
  }

  /** Another query of the same page, in the place of this one: no step back leads to it. */
  replaceSearch(search: string): void {
    if (search === location.search) return
    history.replaceState(history.state, '', location.pathname + search)
    this.#search = search
  }

  /** Puts the focus on the heading of a page that came by a link; for pages whose code comes later, when it is there. */
  focusHeading(): void {
    if (this.#moved) document.querySelector('h1')?.focus({ preventScroll: true })
  }

  /** For a page that came by a link from one of the same path: it is seen, and read, from its beginning. */
  startAbove(): void {
    if (!this.#moved) return
    scrollTo(0, 0)
    this.focusHeading()
  }

  #read(): void {
    this.#path = withinBase(location.pathname) ?? location.pathname
    this.#search = location.search
  }

  #show(): void {
    const before = this.#path
    this.#read()
    const samePage = before === this.#path
    this.#moved = true
    if (!samePage) void tick().then(() => this.focusHeading())
  }

  #click(event: MouseEvent): void {
    const link = (event.target as Element).closest('a')
    if (!link || event.defaultPrevented || isForBrowser(event, link)) return
    event.preventDefault()
    this.go(link.pathname + link.search)
  }
}

/** New tabs, downloads, other sites and what the server alone knows are left to the browser. */
function isForBrowser(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const wantsTab = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  const leaves = link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin
  return wantsTab || leaves || link.hash !== '' || isElsewhere(link.pathname)
}

/** Not a page of this site in this language, or one that the server alone can show. */
const isElsewhere = (pathname: string): boolean =>
  ['missing', 'reported'].includes(routeOf(withinBase(pathname) ?? '').page)

export const router = new Router()
