import type { PushMessage } from '#contract/alerts.ts'

/** What of a service worker's global scope is needed here; its own type and the page's don't go together. */
export interface PushScope {
  readonly registration: { showNotification(title: string, options?: NotificationOptions): Promise<void> }
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Page[]>
    openWindow(url: string): Promise<unknown>
  }
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void
  addEventListener(type: 'notificationclick', listener: (event: ClickEvent) => void): void
}

interface Page {
  readonly url: string
  focus?(): Promise<unknown>
}

interface Waiting {
  waitUntil(work: Promise<unknown>): void
}

interface PushEvent extends Waiting {
  readonly data: { json(): unknown } | null
}

interface ClickEvent extends Waiting {
  readonly notification: { readonly data: unknown; close(): void }
}

/** `renotify`: what replaces an earlier one is news, too. Browsers have it, TypeScript's list doesn't. */
type Options = NotificationOptions & { renotify: boolean }

/** Shows what is pushed, and opens the service's page on a tap. */
export function listenForPush(scope: PushScope): void {
  scope.addEventListener('push', (event) => event.waitUntil(show(scope, messageOf(event))))
  scope.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(open(scope, pathOf(event.notification.data)))
  })
}

/** Browsers demand that something is shown for every push, so what can't be read is shown as little. */
function messageOf({ data }: PushEvent): Partial<PushMessage> {
  try {
    return (data?.json() ?? {}) as Partial<PushMessage>
  } catch {
    return {}
  }
}

function show(scope: PushScope, { title = 'Outcry', body = '', tag, url, lang }: Partial<PushMessage>): Promise<void> {
  const options = { body, icon: '/favicon.svg', data: { url }, ...(lang && { lang }) }
  const replacing: Options | object = tag === undefined ? {} : { tag, renotify: true }
  return scope.registration.showNotification(title, { ...options, ...replacing })
}

/** A page of ours, whatever was pushed. */
function pathOf(data: unknown): string {
  const url = (data as { url?: unknown } | null)?.url
  return typeof url === 'string' && /^\/(?![/\\])/.test(url) ? url : '/'
}

async function open(scope: PushScope, path: string): Promise<unknown> {
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = pages.find((page) => new URL(page.url).pathname === path)
  return there?.focus ? there.focus() : scope.clients.openWindow(path)
}
