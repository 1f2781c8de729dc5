import type { ServiceDetail } from '#contract/service.ts'
import type { Incident, Verdict } from '#contract/verdict.ts'
import { PATHS } from '../api.ts'
import { t } from '../i18n/t.ts'
import { catalog } from '../live/catalog.svelte.ts'
import { incidentCountries, isTrouble, overall, troubled, verdictIn, WORLD } from '../live/verdicts.ts'
import { countryList, countWords, troubleWords, verdictTitle } from '../ui/verdictWords.ts'
import { givenBody } from './given.ts'
import type { Route } from './routes.ts'

export interface Summary {
  title: string
  description: string
  /** Of a service as a whole; null on other pages. */
  verdict: Verdict | null
}

/** What a page says in two sentences, for those who only show a link to it. */
export function summaryOf(route: Route): Summary {
  if (route.page === 'incident') return incidentSummary(givenBody<Incident>(PATHS.incident(route.id))) ?? MISSING()
  if (route.page === 'incidents')
    return { title: t('incidents.title'), description: t('incidents.lead', { zone: UTC }), verdict: null }
  if (route.page === 'privacy') return { title: t('site.privacy'), description: t('privacy.lead'), verdict: null }
  if (route.page === 'embed') return { ...HOME(), title: t('embed.onYourPage') }
  if (route.page === 'missing') return MISSING()
  if (!('slug' in route)) return HOME()
  const detail = givenBody<ServiceDetail>(PATHS.service(route.slug))
  return detail ? serviceSummary(detail) : MISSING()
}

/** What times are told in without a browser. */
const UTC = 'UTC'

const HOME = (): Summary => ({ title: t('home.title'), description: t('site.description'), verdict: null })

const MISSING = (): Summary => ({ title: t('missing.title'), description: t('missing.page'), verdict: null })

function serviceSummary({ name, verdicts, regions, lastHour }: ServiceDetail): Summary {
  const verdict = overall(verdicts)
  const counts = regions.map((region): [string, number] => [region.country, region.lastHour])
  const where = isTrouble(verdict) ? troubleWords(troubled(verdicts, counts)) : ''
  const count = countWords(lastHour, verdictIn(verdicts, WORLD))
  return { title: verdictTitle(verdict, name), description: [where, count].filter(Boolean).join(' '), verdict }
}

function incidentSummary(incident: Incident | null): Summary | null {
  if (!incident) return null
  const name = catalog.bySlug.get(incident.service)?.name ?? incident.service
  const suffix = incident.worst === 'major' ? '' : 'Possible'
  const countries = countryList(incidentCountries(incident))
  return {
    title: t(`incident.title.${incident.state}${suffix}`, { name }),
    description: countries === '' ? t('site.description') : t('where.in', { countries }),
    verdict: null,
  }
}
