import type { Report } from '../contract/report.ts'
import { badRequest } from '../errors.ts'
import type { Prepared } from './prepare.ts'

/** What a request says of the page it was made in. Browsers write these headers themselves; a page's script can't. */
export interface Sender {
  origin?: string | undefined
  /** Sec-Fetch-Site. */
  fetchSite?: string | undefined
  /** The host that was asked, with its port. */
  host: string
  /** What our own embed page says of the page around it. */
  embeddedBy?: string | undefined
}

/**
 * The site whose page a report was made in; null for our own page, and for programs, which send no Origin. A framed page
 * of ours speaks for the page around it. What has no origin, as a sandboxed frame or a file, is one site: 'null'.
 * @param publicOrigin where people reach us, as browsers write it; null where that isn't configured
 */
export function embeddingSite(sender: Sender, publicOrigin: string | null): string | null {
  const { origin, embeddedBy } = sender
  if (origin === undefined || isOwn(sender, publicOrigin)) return embeddedBy === undefined ? null : siteOf(embeddedBy)
  return siteOf(origin)
}

/** A proxy may have changed the host, so any of the three will do; none of them is in a foreign page's hands. */
const isOwn = ({ origin, fetchSite, host }: Sender, publicOrigin: string | null): boolean =>
  fetchSite === 'same-origin' || origin === publicOrigin || origin!.slice(origin!.indexOf('//') + 2) === host

/** Labels under which countries give out names: what stands before them belongs to somebody. */
const SHARED = new Set(['ac', 'co', 'com', 'edu', 'gob', 'gov', 'go', 'gv', 'ne', 'net', 'nom', 'or', 'org'])

/**
 * Who owns an origin: its domain. Subdomains, schemes and ports cost nothing and so make no other site: a.b.example.co.uk
 * is example.co.uk. Hosts of many people's pages count as one site, which errs on the safe side.
 */
export function siteOf(origin: string): string {
  if (!URL.canParse(origin)) return 'null'
  const host = new URL(origin).hostname.replace(/\.$/, '')
  if (host === '' || /^[\d.]+$|^\[/.test(host)) return host || 'null'
  const labels = host.split('.')
  const isShared = labels.length > 2 && labels.at(-1)!.length === 2 && SHARED.has(labels.at(-2)!)
  return labels.slice(isShared ? -3 : -2).join('.')
}

/**
 * What a page of another site may not say for its visitors: texts for others to read, and times past.
 * @throws HttpError 400 NOT_FROM_A_PAGE
 */
export function refuseMore({ comment, observedAt }: Report): void {
  if (comment !== undefined || observedAt !== undefined)
    throw badRequest('NOT_FROM_A_PAGE', 'A report made in another site’s page has no comment and no time of its own.')
}

/**
 * The report as one of a site's pages: by a reporter known in that site's pages only, so that no page can use up its
 * visitors' own word or learn whether they gave it, and of a country rather than a place.
 * @param site see Pseudonyms
 */
export function embedded({ row, service, place: { country } }: Prepared, site: bigint): Prepared {
  // The lowest bit stays: it is a person's seat within their network, and a person has one.
  const reporter = BigInt.asIntN(64, BigInt(row.reporter) ^ (site & ~1n))
  const place = { cell: -1, index: null, country }
  return { service, place, row: { ...row, reporter: String(reporter), cell: -1, origin: String(site) } }
}
