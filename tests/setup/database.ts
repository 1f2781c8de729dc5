import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../server/db/embedded.ts'
import { migrate } from '../../server/db/migrate.ts'

/** Nothing here outlives the run, so speed comes before durability; a test of durability starts its own server. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** Where workers, being child processes, find the server. */
export const TEMPLATE_URL = 'OUTCRY_TEST_TEMPLATE'

/** Starts one server for the whole run and migrates its database once: `freshDatabase` makes copies of that. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'outcry-test-'))
  const database = await startEmbedded({ dataDir, settings: SETTINGS })
  const teardown = async () => {
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  await migrate(database.url).catch((error: Error) => teardown().then(() => Promise.reject(error)))
  process.env[TEMPLATE_URL] = database.url
  return teardown
}
