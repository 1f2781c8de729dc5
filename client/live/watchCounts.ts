import type { Overview, ServiceCounts } from '#contract/events.ts'
import type { Link } from './link.ts'

/** Keeps one service's counts coming until the returned function is called. */
export function watchService(link: Link, service: string, take: (counts: ServiceCounts) => void): () => void {
  const mine = (counts: ServiceCounts) => {
    if (counts.service === service) take(counts)
  }
  const request = { topic: 'service', service } as const
  return closing(
    link.on('service', mine),
    link.whenLive(() => link.watch(request, (answer) => mine(answer as ServiceCounts))),
    () => link.unwatch(request),
  )
}

/** Keeps the overview coming: `replace` with everything at the start and after a reconnect, `merge` with what changed. */
export function watchOverview(
  link: Link,
  take: { replace: (all: Overview) => void; merge: (changed: Overview) => void },
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
