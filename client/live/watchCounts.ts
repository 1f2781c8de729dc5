import type { Overview, OverviewFrame, ServiceCounts } from '#contract/events.ts'
import { afterFrame } from '#contract/serviceFrame.ts'
import type { Link } from './link.ts'

/** Keeps one service's counts coming until the returned function is called. */
export function watchService(link: Link, service: string, take: (counts: ServiceCounts) => void): () => void {
  let known: ServiceCounts | null = null
  const show = (counts: ServiceCounts) => take((known = counts))
  const request = { topic: 'service', service } as const
  return closing(
    link.on('service', (frame) => {
      if (known && frame.service === service) show(afterFrame(known, frame))
    }),
    link.whenLive(() => link.watch(request, (answer) => show(answer as ServiceCounts))),
    () => link.unwatch(request),
  )
}

/** Keeps the overview coming: `replace` with everything at the start and after a reconnect, `merge` with what changed. */
export function watchOverview(
  link: Link,
  take: { replace: (all: Overview) => void; merge: (changed: OverviewFrame) => void },
): () => void {
  const request = { topic: 'overview' } as const
  return closing(
    link.on('overview', take.merge),
    link.whenLive(() => link.watch(request, (answer) => take.replace(answer as Overview))),
    () => link.unwatch(request),
  )
}

function closing(...stops: (() => unknown)[]): () => void {
  return () => {
    for (const stop of stops) stop()
  }
}
