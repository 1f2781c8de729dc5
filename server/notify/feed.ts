import { Feed } from 'feed'
import { MINUTE } from '../clock.ts'
import type { IncidentUpdate } from '../db/updates.ts'
import { inRegions } from '../pages/words.ts'

type State = IncidentUpdate['state']

/** What became of one incident in one minute. */
export interface Entry {
  /** Stable: the same change is the same entry for ever. */
  id: string
  url: string
  /** ms since 1970. */
  at: number
  title: string
  text: string
}

export interface FeedOf {
  title: string
  /** Of the page that the feed is about. */
  url: string
  /** Of the feed itself. */
  self: string
}

/** The most serious first: an entry is called by it. */
const STATES: readonly State[] = ['major', 'possible', 'recovering', 'over']

const SENTENCES: Record<State, (name: string, where: string) => string> = {
  major: (name, where) => `User reports indicate problems at ${name}${where}`,
  possible: (name, where) => `User reports indicate possible problems at ${name}${where}`,
  recovering: (name, where) => `User reports indicate that ${name} is recovering${where}`,
  over: (name, where) => `User reports indicate no more problems at ${name}${where}`,
}

/** @param where as `inRegions` has it */
export const sentenceOf = (state: State, name: string, where: string): string => SENTENCES[state](name, where)

/**
 * One entry for each minute in which an incident's state changed, however many regions changed in it.
 * @param updates latest first
 * @param base the site's URL without a slash at its end
 */
export function entriesOf(updates: readonly IncidentUpdate[], nameOf: (service: number) => string, base: string) {
  return together(updates).map((changes): Entry => {
    const { incident, minute, service } = changes[0]!
    const url = `${base}/incidents/${incident}`
    const sentences = sentencesOf(changes, nameOf(service))
    return { id: `${url}#${minute}`, url, at: minute * MINUTE, title: sentences[0]!, text: sentences.join('. ') + '.' }
  })
}

/** Changes of one incident in one minute stand side by side. */
function together(updates: readonly IncidentUpdate[]): IncidentUpdate[][] {
  const groups: IncidentUpdate[][] = []
  for (const update of updates) {
    const last = groups.at(-1)
    if (last && last[0]!.incident === update.incident && last[0]!.minute === update.minute) last.push(update)
    else groups.push([update])
  }
  return groups
}

function sentencesOf(changes: readonly IncidentUpdate[], name: string): string[] {
  return STATES.flatMap((state) => {
    const regions = changes.filter((change) => change.state === state).map(({ region }) => region)
    return regions.length > 0 ? [SENTENCES[state](name, inRegions(regions))] : []
  })
}

const build = (entries: readonly Entry[], { title, url, self }: FeedOf): Feed => {
  const feed = new Feed({
    title,
    id: url,
    link: url,
    description: 'Changes of what user reports indicate.',
    copyright: '',
    updated: new Date(entries[0]?.at ?? 0),
    feedLinks: { atom: self.replace(/json(?=$|\?)/, 'atom'), json: self.replace(/atom(?=$|\?)/, 'json') },
  })
  for (const { id, url: link, at, title, text } of entries)
    feed.addItem({ id, link, date: new Date(at), published: new Date(at), title, description: text, content: text })
  return feed
}

export const atomOf = (entries: readonly Entry[], of: FeedOf): string => build(entries, of).atom1()
export const jsonFeedOf = (entries: readonly Entry[], of: FeedOf): string => build(entries, of).json1()
