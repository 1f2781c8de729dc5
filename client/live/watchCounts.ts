import type { Overview, OverviewFrame, ServiceCounts, ServiceFrame } from '#contract/events.ts'
import { afterFrame, type Known } from '#contract/serviceFrame.ts'
import type { Link } from './link.ts'

/**
 * Keeps one service's counts coming until the returned function is called.
 * @param had what the page came with; what is said in it isn't sent again
 */
export function watchService(
  link: Link,
  service: string,
  had: Known | null,
  take: (counts: ServiceCounts) => void,
): () => void {
  let known = had
  const request = { topic: 'service', service } as const
  const learn = (told: ServiceCounts | ServiceFrame) => {
    const counts = isWhole(told) ? told : known && afterFrame(known, told)
    if (counts) take((known = counts))
  }
  return closing(
    link.on('service', (frame) => {
      if (frame.service === service) learn(frame)
    }),
    link.whenLive(() =>
      link.watch(known ? { ...request, known: known.saidAs } : request, (answer) => learn(answer as ServiceFrame)),
    ),
    () => link.unwatch(request),
  )
}

const isWhole = (told: ServiceCounts | ServiceFrame): told is ServiceCounts =>
  told.verdicts !== undefined && told.incident !== undefined && told.statement !== undefined

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
