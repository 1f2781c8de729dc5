import { KEPT_AT, shelfOf, shelfOfSeen, SHELVES, type Shelf } from './keeping.ts'
import { listenForPush, type PushScope } from './push.ts'
import { sendKept, SYNC_TAG } from './queue.ts'
import type { FetchEvent, WorkerScope } from './scope.ts'

/**
 * What goes on where there is no page or no network: reports that wait are sent, and what was seen last is shown. With a
 * network nothing kept is served but what never changes under its name.
 */
const scope = self as unknown as WorkerScope

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))
scope.addEventListener('activate', (event) => event.waitUntil(begin()))
scope.addEventListener('fetch', answer)
scope.addEventListener('message', (event) => event.waitUntil(keepSeen(event.data)))
scope.addEventListener('sync', (event) => {
  // A rejection has the browser try again later.
  if (event.tag === SYNC_TAG) event.waitUntil(sendKept().then((all) => (all ? undefined : Promise.reject(new Error()))))
})
listenForPush(scope as unknown as PushScope)

async function begin(): Promise<void> {
  const current = SHELVES.map(({ cache }) => cache)
  const old = (await scope.caches.keys()).filter((name) => name.startsWith('outcry.') && !current.includes(name))
  await Promise.all(old.map((name) => scope.caches.delete(name)))
  await scope.clients.claim()
}

function answer(event: FetchEvent): void {
  const shelf = shelfOf(event.request, scope.location.origin)
  if (!shelf) return
  event.respondWith(shelf.fixed ? keptOrFetched(event, shelf) : fetchedOrKept(event, shelf))
}

async function keptOrFetched(event: FetchEvent, shelf: Shelf): Promise<Response> {
  return (await onShelf(event.request, shelf)) ?? fetched(event, shelf)
}

async function fetchedOrKept(event: FetchEvent, shelf: Shelf): Promise<Response> {
  try {
    return await fetched(event, shelf)
  } catch (error) {
    const kept = await onShelf(event.request, shelf)
    if (kept) return kept
    throw error
  }
}

async function fetched(event: FetchEvent, shelf: Shelf): Promise<Response> {
  const response = await fetch(event.request)
  if (response.ok && response.type === 'basic') event.waitUntil(put(event.request, response.clone(), shelf))
  return response
}

async function onShelf(request: Request, { cache }: Shelf): Promise<Response | undefined> {
  return (await scope.caches.open(cache)).match(request, { ignoreVary: true })
}

async function put(request: Request | string, response: Response, { cache: name, most }: Shelf): Promise<void> {
  const cache = await scope.caches.open(name)
  const headers = new Headers(response.headers)
  headers.set(KEPT_AT, String(Date.now()))
  const { status, statusText } = response
  await cache.put(request, new Response(await response.blob(), { status, statusText, headers }))
  // The oldest come first, as putting anew moves to the end.
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)))
}

/** Pages tell what they have shown without asking here: all before the worker was there, and pages reached by a link. */
async function keepSeen(data: unknown): Promise<void> {
  const { seen } = data as { seen?: unknown }
  if (!Array.isArray(seen)) return
  await Promise.all(seen.filter((url) => typeof url === 'string').map((url) => keepOne(url).catch(() => {})))
}

async function keepOne(url: string): Promise<void> {
  const shelf = shelfOfSeen(url, scope.location.origin)
  if (!shelf) return
  if (shelf.fixed && (await (await scope.caches.open(shelf.cache)).match(url))) return
  const response = await fetch(url)
  if (response.ok) await put(url, response, shelf)
}
