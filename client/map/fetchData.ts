/** A phone that comes out of a tunnel gets its map without a reload. */
const RETRY_AFTER_MS = [1000, 5000, 20_000, 60_000]

/** JSON of one of the map's own files; tried again a few times, then it throws. Aborting rejects at once. */
export async function fetchData<T>(url: string, signal: AbortSignal): Promise<T> {
  for (const pause of RETRY_AFTER_MS) {
    const data = await attempt<T>(url, signal).catch(() => undefined)
    if (data !== undefined) return data
    await wait(pause, signal)
  }
  return attempt<T>(url, signal)
}

async function attempt<T>(url: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(url, { signal })
  if (!answer.ok) throw new Error(`${answer.status} from ${url}`)
  return (await answer.json()) as T
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer)
      reject(new DOMException('aborted', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort)
      resolve()
    }, ms)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}
