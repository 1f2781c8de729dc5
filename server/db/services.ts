import type { Service, ServiceData } from '../catalog/catalog.ts'
import { textArray, transaction, type Sql } from './sql.ts'

/** Brings the catalog's data into the database, where each service has its number, and returns all services. */
export async function syncServices(sql: Sql, data: readonly ServiceData[]): Promise<Service[]> {
  await transaction(sql, async (tx) => {
    for (const service of data) await upsert(tx, service)
  })
  return readServices(sql)
}

async function upsert(sql: Sql, service: ServiceData): Promise<void> {
  const { slug, name, category, homepage, country } = service
  await sql`
    insert into services (slug, name, category, aliases, homepage, country, dependencies, peers)
    values (${slug}, ${name}, ${category}, ${textArray(service.aliases)}::text[], ${homepage ?? null},
      ${country ?? null}, ${textArray(service.dependencies)}::text[], ${textArray(service.peers ?? [])}::text[])
    on conflict (slug) do update
    set name = excluded.name, category = excluded.category, aliases = excluded.aliases, homepage = excluded.homepage,
      country = excluded.country, dependencies = excluded.dependencies, peers = excluded.peers, added = false`
}

/** What the operator may say of a service beyond the catalog. */
export type AddedService = Omit<Service, 'id' | 'added' | 'hidden'>

/** @returns whether it is new: a service of this slug, however it came, is left as it is */
export async function addService(sql: Sql, service: AddedService): Promise<boolean> {
  const { slug, name, category, homepage, country } = service
  const { count } = await sql`
    insert into services (slug, name, category, aliases, homepage, country, dependencies, peers, added)
    values (${slug}, ${name}, ${category}, ${textArray(service.aliases)}::text[], ${homepage}, ${country},
      ${textArray(service.dependencies)}::text[], ${textArray(service.peers)}::text[], true)
    on conflict (slug) do nothing`
  return count > 0
}

/** Writes a service as it is to be; what the catalog itself brings is left as it is, but for being hidden. */
export async function changeService(sql: Sql, service: AddedService & { hidden: boolean }): Promise<void> {
  const { slug, name, category, homepage, country, hidden } = service
  await sql`update services set hidden = ${hidden} where slug = ${slug}`
  await sql`
    update services set name = ${name}, category = ${category}, aliases = ${textArray(service.aliases)}::text[],
      homepage = ${homepage}, country = ${country}, dependencies = ${textArray(service.dependencies)}::text[],
      peers = ${textArray(service.peers)}::text[]
    where slug = ${slug} and added`
}

export async function readServices(sql: Sql): Promise<Service[]> {
  const rows = await sql<(Omit<Service, 'aliases' | 'dependencies' | 'peers'> & JsonLists)[]>`
    select id, slug, name, category, homepage, country, added, hidden, to_json(aliases)::text as aliases,
      to_json(dependencies)::text as dependencies, to_json(peers)::text as peers
    from services order by slug`
  return rows.map((row) => ({
    ...row,
    aliases: JSON.parse(row.aliases),
    dependencies: JSON.parse(row.dependencies),
    peers: JSON.parse(row.peers),
  }))
}

interface JsonLists {
  aliases: string
  dependencies: string
  peers: string
}
