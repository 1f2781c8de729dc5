import type { Category } from '../contract/service.ts'

/** What a person can name as wrong with a service. */
export interface ProblemType {
  /** Stored with every report as a smallint; 0 is kept for "not said". */
  id: number
  slug: string
  /** English words on a chip. */
  label: string
}

/**
 * Every type with its most general words. Append only: an id stays with its slug for good, since old reports are
 * stored by it.
 */
export const PROBLEM_TYPES: readonly ProblemType[] = [
  { id: 1, slug: 'connection', label: 'Can’t connect' },
  { id: 2, slug: 'messages', label: 'Messages not sent or received' },
  { id: 3, slug: 'login', label: 'Can’t log in' },
  { id: 4, slug: 'calls', label: 'Calls don’t work' },
  { id: 5, slug: 'media', label: 'Photos and files don’t load' },
  { id: 6, slug: 'blocked', label: 'Blocked here' },
  { id: 7, slug: 'notifications', label: 'No notifications' },
  { id: 8, slug: 'other', label: 'Something else' },
  { id: 9, slug: 'app', label: 'App doesn’t open' },
  { id: 10, slug: 'website', label: 'Website doesn’t load' },
  { id: 11, slug: 'feed', label: 'Feed doesn’t load' },
  { id: 12, slug: 'posting', label: 'Can’t post' },
  { id: 13, slug: 'playback', label: 'Doesn’t play' },
  { id: 14, slug: 'buffering', label: 'Buffers or stutters' },
  { id: 15, slug: 'quality', label: 'Bad picture or sound' },
  { id: 16, slug: 'matchmaking', label: 'Can’t find a match' },
  { id: 17, slug: 'lag', label: 'Lag or disconnects' },
  { id: 18, slug: 'download', label: 'Downloads or updates fail' },
  { id: 19, slug: 'purchases', label: 'Store or purchases fail' },
  { id: 20, slug: 'errors', label: 'Error messages' },
  { id: 21, slug: 'console', label: 'Console doesn’t work' },
  { id: 22, slug: 'dns', label: 'Names don’t resolve' },
  { id: 23, slug: 'slow', label: 'Very slow' },
  { id: 24, slug: 'sync', label: 'Files don’t open or sync' },
  { id: 25, slug: 'sending', label: 'Can’t send mail' },
  { id: 26, slug: 'receiving', label: 'Mail doesn’t arrive' },
  { id: 27, slug: 'answers', label: 'No answers' },
  { id: 28, slug: 'search', label: 'Search doesn’t work' },
  { id: 29, slug: 'checkout', label: 'Can’t check out or pay' },
  { id: 30, slug: 'orders', label: 'Orders or delivery' },
  { id: 31, slug: 'payment', label: 'Payments fail' },
  { id: 32, slug: 'card', label: 'Card declined' },
  { id: 33, slug: 'transfer', label: 'Transfers fail' },
  { id: 34, slug: 'balance', label: 'Balance wrong or missing' },
  { id: 35, slug: 'approval', label: 'Can’t approve payments' },
  { id: 36, slug: 'no-signal', label: 'No signal' },
  { id: 37, slug: 'data', label: 'No mobile data' },
  { id: 38, slug: 'sms', label: 'SMS not sent or received' },
  { id: 39, slug: 'internet', label: 'No internet' },
  { id: 40, slug: 'drops', label: 'Connection drops' },
  { id: 41, slug: 'tv', label: 'TV doesn’t work' },
  { id: 42, slug: 'landline', label: 'Landline doesn’t work' },
  { id: 43, slug: 'booking', label: 'Can’t book or buy tickets' },
  { id: 44, slug: 'live-information', label: 'No live times or positions' },
]

/** A slug, or a slug with this category's own words for it. */
type Choice = string | readonly [slug: string, label: string]

/** Four to eight chips for each category, most common first. */
const CHOICES: Record<Category, readonly Choice[]> = {
  messenger: ['connection', 'messages', 'login', 'calls', 'media', 'notifications', 'blocked', 'other'],
  social: ['feed', 'login', 'app', 'posting', ['media', 'Photos or videos don’t load'], 'messages', 'blocked', 'other'],
  streaming: ['playback', 'buffering', 'login', 'app', 'quality', ['blocked', 'Not available here'], 'other'],
  gaming: ['connection', 'login', 'lag', 'matchmaking', 'download', 'purchases', 'blocked', 'other'],
  cloud: [
    ['errors', 'Requests fail'],
    ['connection', 'Servers unreachable'],
    'slow',
    'console',
    'dns',
    'login',
    'other',
  ],
  work: ['connection', 'login', 'sync', ['calls', 'Meetings or calls fail'], 'messages', 'slow', 'other'],
  shop: ['website', 'checkout', 'app', 'login', 'search', 'orders', 'other'],
  bank: ['login', 'app', 'payment', 'card', 'transfer', 'approval', 'balance', 'other'],
  mobile: [
    'no-signal',
    'data',
    ['internet', 'No internet at home'],
    'calls',
    'sms',
    'slow',
    ['blocked', 'Some sites or apps blocked'],
    'other',
  ],
  isp: ['internet', 'drops', 'slow', 'tv', 'landline', ['blocked', 'Some sites or apps blocked'], 'other'],
  email: ['receiving', 'sending', 'login', ['app', 'Mailbox doesn’t open'], 'slow', 'other'],
  ai: ['answers', 'errors', 'slow', 'login', 'app', ['media', 'Images or files fail'], 'blocked', 'other'],
  transport: ['app', 'booking', 'live-information', 'login', 'payment', 'website', 'other'],
  other: ['website', 'app', 'login', 'slow', 'search', 'blocked', 'other'],
}

const BY_ID = new Map(PROBLEM_TYPES.map((type) => [type.id, type]))
const BY_SLUG = new Map(PROBLEM_TYPES.map((type) => [type.slug, type]))

export const problemById = (id: number): ProblemType | undefined => BY_ID.get(id)
export const problemBySlug = (slug: string): ProblemType | undefined => BY_SLUG.get(slug)

const OF_CATEGORY = new Map(Object.entries(CHOICES).map(([category, choices]) => [category, choices.map(resolve)]))

/** What a report on a service of this category may name, most common first, in this category's words. */
export function problemsOf(category: Category): readonly ProblemType[] {
  return OF_CATEGORY.get(category) ?? []
}

function resolve(choice: Choice): ProblemType {
  const [slug, label] = typeof choice === 'string' ? [choice] : choice
  const type = BY_SLUG.get(slug)
  if (!type) throw new Error(`a category offers the problem type "${slug}", but PROBLEM_TYPES has none of that slug`)
  return { ...type, label: label ?? type.label }
}
