import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { CountryCode, Slug } from '../contract/report.ts'
import { CATEGORIES } from '../contract/service.ts'
import { fold } from './fold.ts'

const Words = Type.String({ minLength: 1, maxLength: 60, pattern: '^\\S(.*\\S)?$' })

/** One entry of the catalog's data file. */
export const Entry = Type.Object(
  {
    slug: Slug,
    name: Words,
    category: Type.Enum([...CATEGORIES]),
    aliases: Type.Array(Words),
    homepage: Type.String({ pattern: '^https://[a-z0-9-]+(\\.[a-z0-9-]+)+(/[^\\s]*)?$' }),
    country: Type.Optional(CountryCode),
    dependencies: Type.Array(Slug),
    peers: Type.Optional(Type.Array(Slug)),
  },
  { additionalProperties: false },
)
export type Entry = Static<typeof Entry>

/** Every fault of the catalog's data in words; what is wrong in shape hides what is wrong in meaning. */
export function faultsOf(data: unknown): string[] {
  if (!Array.isArray(data)) return ['the catalog is a list of services']
  const faults = data.flatMap((entry, i) => shapeFaults(entry, i))
  if (faults.length > 0) return faults
  return meaningFaults(data as Entry[])
}

/** What of a service others can collide with or depend on. */
export type Linked = Pick<Entry, 'slug' | 'name' | 'aliases' | 'dependencies' | 'peers'> & { country?: string | null }

/** Names that lead to two services, links that lead nowhere or in circles. */
export function meaningFaults(entries: readonly Linked[]): string[] {
  return [...slugFaults(entries), ...nameFaults(entries), ...linkFaults(entries), ...cycleFaults(entries)]
}

function shapeFaults(entry: unknown, index: number): string[] {
  const slug = (entry as { slug?: unknown } | null)?.slug
  const who = typeof slug === 'string' ? slug : `entry ${index}`
  return Value.Errors(Entry, entry).map(({ instancePath, message, params }) => {
    const given = instancePath === '' ? JSON.stringify(params) : JSON.stringify(Value.Pointer.Get(entry, instancePath))
    return `${who}: ${instancePath.slice(1) || 'entry'} ${message}; given: ${given}`
  })
}

function slugFaults(entries: readonly Linked[]): string[] {
  const seen = new Set<string>()
  return entries
    .filter(({ slug }) => seen.size === seen.add(slug).size)
    .map(({ slug }) => `${slug}: another service has this slug`)
}

/**
 * A name must lead to one service, and an alias to none by another's name. Services of different countries may share an
 * alias, as both are called so at home.
 */
function nameFaults(entries: readonly Linked[]): string[] {
  const names = owners(entries, ({ slug, name }) => [slug, name].map(fold))
  const aliases = owners(entries, (entry) => entry.aliases.map((alias) => atHome(entry, alias)))
  return entries.flatMap((entry) => {
    const others = (found: string[] = []) => found.filter((owner) => owner !== entry.slug)
    return [
      ...others(names.get(fold(entry.name))).map((owner) => `${entry.slug}: the name is taken by ${owner}`),
      ...entry.aliases.flatMap((alias) => [
        ...(fold(alias) === '' ? [`${entry.slug}: the alias "${alias}" has no letter or digit`] : []),
        ...others(names.get(fold(alias))).map((owner) => `${entry.slug}: the alias "${alias}" is the name of ${owner}`),
        ...others(aliases.get(atHome(entry, alias))).map(
          (owner) => `${entry.slug}: the alias "${alias}" is also one of ${owner}`,
        ),
      ]),
    ]
  })
}

const atHome = ({ country }: Linked, alias: string) => `${country ?? ''}:${fold(alias)}`

/** Which services have each of the texts. */
function owners(entries: readonly Linked[], texts: (entry: Linked) => string[]): Map<string, string[]> {
  const owners = new Map<string, string[]>()
  for (const entry of entries) {
    for (const text of new Set(texts(entry))) owners.set(text, [...(owners.get(text) ?? []), entry.slug])
  }
  return owners
}

function linkFaults(entries: readonly Linked[]): string[] {
  const known = new Set(entries.map(({ slug }) => slug))
  return entries.flatMap(({ slug, dependencies, peers = [] }) => [
    ...dependencies.filter((other) => !known.has(other)).map((other) => `${slug}: unknown dependency "${other}"`),
    ...peers.filter((other) => !known.has(other)).map((other) => `${slug}: unknown peer "${other}"`),
    ...peers.filter((other) => other === slug).map(() => `${slug}: it is its own peer`),
  ])
}

/** One fault for each circle of dependencies, told from the service that comes first in it. */
function cycleFaults(entries: readonly Linked[]): string[] {
  const dependencies = new Map(entries.map(({ slug, dependencies }) => [slug, dependencies]))
  const done = new Set<string>()
  const faults: string[] = []
  const visit = (slug: string, path: readonly string[]): void => {
    const start = path.indexOf(slug)
    if (start >= 0) faults.push(`${slug}: depends on itself: ${[...path.slice(start), slug].join(' → ')}`)
    if (start >= 0 || done.has(slug)) return
    for (const upstream of dependencies.get(slug) ?? []) visit(upstream, [...path, slug])
    done.add(slug)
  }
  for (const { slug } of entries) visit(slug, [])
  return faults
}
