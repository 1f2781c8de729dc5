import type { ReportReceipt } from '#contract/report.ts'
import { UNREACHABLE, type ApiFault } from '../api.ts'
import { countryName } from '../i18n/format.ts'
import { t } from '../i18n/t.ts'
import { usualText } from './usualText.ts'
import { isFewAround, nearbyOf, withOwn, type Nearby } from '../live/nearby.ts'

const MINUTE_S = 60

export interface Words {
  title: string
  lead: string
  /** What is to be said besides; '' for nothing. */
  more: string
}

/** The answer to "is it just me?". Says nothing about a place that isn't known, and takes nobody else for no problem. */
export function answerWords({ near: known, country }: ReportReceipt): Words {
  const near = withOwn(known)
  const nearby = nearbyOf(near)
  const where = { country: (country && countryName(country)) || t('region.unknownCountry') }
  const few = isFewAround(near) && nearby.others > 0
  return {
    title: few ? t('report.fewNear') : titleOf(nearby, where),
    lead: nearby.scope === 'area' ? aroundWords(near) : leadOf(nearby, where),
    more: moreOf(near, nearby, where),
  }
}

function titleOf({ scope, others }: Nearby, where: { country: string }): string {
  if (others > 0) return t('report.notJustYou')
  return scope === 'country' ? t('report.firstIn', where) : t('report.firstWorld')
}

function leadOf({ scope, others }: Nearby, where: { country: string }): string {
  if (scope === 'world') return others > 0 ? t('report.othersWorld', { count: others }) : t('report.noneWorld')
  return others > 0 ? t('report.othersIn', { count: others, ...where }) : t('report.noneIn', where)
}

/** "41 reports near Hamburg in the last hour, usually 2." */
function aroundWords({ area, place, usual }: ReportReceipt['near']): string {
  const count = area ?? 0
  const reports = place ? t('report.around', { count, place }) : t('report.aroundYou', { count })
  return usual === null ? `${reports}.` : `${t('report.usually', { reports, usual: usualText(usual) })}`
}

function moreOf(near: ReportReceipt['near'], { scope }: Nearby, where: { country: string }): string {
  if (scope === 'world') return near.area === null ? t('report.placeUnknown') : ''
  if (scope === 'country' || near.country === null) return t('report.elsewhereWorld', { world: near.world })
  return t('report.elsewhereBoth', { inCountry: near.country, world: near.world, ...where })
}

/** What to tell about a report that did not get through. */
export function faultWords(fault: ApiFault, online: boolean, kept = false): Words {
  const more = waitWords(fault.retryAfter)
  if (kept) {
    const state = online ? 'unreachable' : 'offline'
    return { title: t(`report.${state}`), lead: t(`kept.${state}More`), more: '' }
  }
  if (!online) return { title: t('report.offline'), lead: t('report.offlineMore'), more: '' }
  if (fault.code === UNREACHABLE) return { title: t('report.unreachable'), lead: t('report.unreachableMore'), more }
  if (fault.status === 429) return { title: t('report.limited'), lead: t('report.limitedMore'), more }
  if (fault.status >= 500) return { title: t('report.busy'), lead: t('report.busyMore'), more }
  return { title: t('report.refused'), lead: fault.message, more }
}

function waitWords(seconds: number | null): string {
  if (seconds === null) return ''
  if (seconds <= MINUTE_S) return t('report.waitSeconds', { count: Math.ceil(seconds) })
  return t('report.waitMinutes', { count: Math.ceil(seconds / MINUTE_S) })
}
