import type * as OutboxModule from './outbox.svelte.ts'

/** Brings in what is for bad networks, once everything else is there. */

let loading: Promise<typeof OutboxModule> | undefined

/** Loaded ahead of need: without a network it is too late to load anything. */
export function outboxModule(): Promise<typeof OutboxModule> {
  loading ??= import('./outbox.svelte.ts').catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** Registers the worker, and tells it what this page consists of. */
export async function startWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' })
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
    await tellSeen([location.href, ...loaded])
  } catch {
    // Without a worker all goes on as long as there is a network.
  }
}

/** A page reached by a link was never asked for by its address; without a network it will be. */
export async function tellSeen(urls: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const { active } = await navigator.serviceWorker.ready
  const own = urls.filter((url) => new URL(url).origin === location.origin)
  active?.postMessage({ seen: [...new Set(own)] })
}
