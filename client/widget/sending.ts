import type { ReportReceipt } from '#contract/report.ts'
import type { WidgetTexts } from '#contract/widget.ts'
import { regionWords, say } from './words.ts'

/**
 * Of our own embed page: the page around it, which the server must not take for ours. Elsewhere the browser says where a
 * report comes from.
 */
function embedder(): string {
  const all = location.ancestorOrigins
  if (all?.length) return all[all.length - 1]!
  return document.referrer ? new URL(document.referrer).origin : 'null'
}

/** @returns what to tell the person who reported */
export async function send(origin: string, service: string, texts: WidgetTexts, said: object): Promise<string> {
  const { country } = texts
  const body = {
    ...{ service, ...said },
    ...(country && { location: { country } }),
    ...(location.origin === origin && parent !== window && { embeddedBy: embedder() }),
  }
  const answer = await fetch(`${origin}/api/v1/reports`, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  return answer?.ok ? thanks(texts, (await answer.json()) as ReportReceipt, 'signal' in said) : ''
}

function thanks(texts: WidgetTexts, { counted, near, country }: ReportReceipt, isGood: boolean): string {
  if (!counted) return texts.again
  if (isGood) return texts.counted
  const region = (country && regionWords(texts, country)) || texts.world
  const count = near.country ?? near.world
  return `${texts.counted} ${say(texts, count > 1 ? texts.notJustYou : texts.first, { count, region })}`
}
