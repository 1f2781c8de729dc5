import type { Category } from '#contract/service.ts'
import type { ProblemShare } from './shares.ts'

export const ADVICE = [
  'messages',
  'network',
  'keep',
  'login',
  'blocked',
  'payment',
  'card',
  'emergency',
  'wifiCalls',
  'router',
  'unsaved',
  'deploy',
  'mail',
  'ticket',
  'download',
  'purchases',
  'tell',
  'wait',
] as const
export type Advice = (typeof ADVICE)[number]

/** What helps with a problem, whatever the service. */
const FOR_PROBLEM: Readonly<Record<string, readonly Advice[]>> = {
  ...{ connection: ['network'], messages: ['messages'], login: ['login'], calls: ['network'], media: ['wait'] },
  ...{ blocked: ['blocked', 'network'], notifications: ['messages'], app: ['network'], website: ['network', 'wait'] },
  ...{ feed: ['network', 'wait'], posting: ['wait'], playback: ['network', 'wait'], buffering: ['network'] },
  ...{
    quality: ['network'],
    matchmaking: ['wait'],
    lag: ['network'],
    download: ['download'],
    purchases: ['purchases'],
  },
  ...{ errors: ['wait'], console: ['deploy'], dns: ['network'], slow: ['wait'], sync: ['unsaved'], sending: ['mail'] },
  ...{ receiving: ['mail'], answers: ['wait'], search: ['wait'], checkout: ['payment'], orders: ['payment'] },
  ...{ payment: ['payment', 'card'], card: ['card', 'payment'], transfer: ['payment'], balance: ['payment'] },
  ...{ approval: ['payment'], 'no-signal': ['emergency', 'wifiCalls'], data: ['wifiCalls'], sms: ['wifiCalls'] },
  ...{
    internet: ['router'],
    drops: ['router'],
    tv: ['router'],
    landline: ['emergency', 'router'],
    booking: ['ticket'],
  },
  'live-information': ['ticket'],
}

/** What helps besides, or instead, with services of a kind. */
const FOR_CATEGORY: Readonly<Record<Category, readonly Advice[]>> = {
  ...{ messenger: ['messages', 'keep'], social: ['keep'], streaming: ['wait'], gaming: ['wait'], cloud: ['deploy'] },
  ...{ work: ['unsaved'], shop: ['payment'], bank: ['payment', 'card'], mobile: ['emergency', 'wifiCalls'] },
  ...{ isp: ['router'], email: ['mail'], ai: ['wait'], transport: ['ticket'], other: ['wait'] },
}

/** Advice that would mislead customers of some services: a failing network isn't found by changing the Wi-Fi. */
const NOT_FOR: Readonly<Partial<Record<Category, readonly Advice[]>>> = {
  isp: ['network', 'keep'],
  mobile: ['network', 'keep', 'router'],
  cloud: ['network', 'wait'],
}

/** A problem that fewer name is no reason to advise everybody. */
const LEAST_SHARE = 0.1
const MOST = 3

/**
 * What to do now, most useful first: what helps with the problems most reported, then what helps with services of the
 * kind. Without trouble it may well be the visitor's own network.
 * @param shares of problem types, largest first
 */
export function adviceFor(category: Category, shares: readonly ProblemShare[], isTrouble: boolean): Advice[] {
  const refused = NOT_FOR[category] ?? []
  const reported = shares.filter(({ id, share }) => id !== '' && share >= LEAST_SHARE)
  const byProblem = isTrouble ? reported.flatMap(({ id }) => FOR_PROBLEM[id] ?? []) : []
  const usual: Advice[] = isTrouble
    ? [...FOR_CATEGORY[category], 'wait']
    : ['network', ...FOR_CATEGORY[category], 'tell']
  const found = new Set([...byProblem, ...usual].filter((advice) => !refused.includes(advice)))
  return [...found].slice(0, MOST)
}
