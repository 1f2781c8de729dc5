/** Viewers and reporters wait no longer than this for a computation that could be put off. */
const SLICE_MS = 5

/**
 * Runs a long computation to its end on the one thread there is, and lets all others have their turn every few
 * milliseconds.
 */
export async function unhurried<T>(computation: Generator<void, T>): Promise<T> {
  let since = performance.now()
  for (;;) {
    const { done, value } = computation.next()
    if (done) return value
    if (performance.now() - since < SLICE_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
