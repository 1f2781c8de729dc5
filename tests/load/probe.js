// Loaded before the server under test (`node --import`): tells the bench what the process itself has used. Plain
// JavaScript, so that the server runs as in production, without a loader.

/** Collects until there is nothing more to collect, then measures. */
async function settledMemory() {
  let last = Infinity
  for (let round = 0; round < 20; round++) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const { rss } = process.memoryUsage()
    if (round > 3 && rss > last - 64 * 1024) break
    last = rss
  }
  return process.memoryUsage().rss
}

function cpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** @type {Record<string, () => unknown>} */
const handlers = { cpu, memory: settledMemory }

process.on('message', async (/** @type {{ id: number, name: string }} */ { id, name }) => {
  if (handlers[name]) process.send?.({ id, value: await handlers[name]() })
})
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
