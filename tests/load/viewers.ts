// A process of its own full of viewers.
import { answerParent } from './child.ts'
import { openWatching, RawViewer } from './rawViewer.ts'

export interface Audience {
  port: number
  count: number
  /** What each watches; null: a bare WebSocket server, which has nothing to watch. */
  watches: object[] | null
}

/** As many connections are being made at a time. */
const AT_ONCE = 100
const LOOK_MS = 5

let viewers: RawViewer[] = []

async function open({ port, count, watches }: Audience): Promise<void> {
  for (let opened = 0; opened < count; opened += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - opened) }, () =>
      watches ? openWatching(port, watches) : RawViewer.open(port, '/'),
    )
    viewers.push(...(await Promise.all(some)))
  }
}

function totals(): { frames: number; bytes: number } {
  return viewers.reduce((sum, viewer) => ({ frames: sum.frames + viewer.frames, bytes: sum.bytes + viewer.bytes }), {
    frames: 0,
    bytes: 0,
  })
}

/** Resolves when every viewer has had so many frames; says how many the slowest has had when it takes too long. */
async function until({ frames, withinMs }: { frames: number; withinMs: number }): Promise<void> {
  const deadline = performance.now() + withinMs
  while (viewers.some((viewer) => viewer.frames < frames)) {
    if (performance.now() > deadline)
      throw new Error(`${Math.min(...viewers.map((viewer) => viewer.frames))} of ${frames} frames came in time`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

function close(): void {
  for (const viewer of viewers) viewer.close()
  viewers = []
}

const handlers = { open, totals, until, close }
export type Viewers = typeof handlers

answerParent(handlers)
