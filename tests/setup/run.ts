import { freshen } from '../../scripts/fresh.js'
import startDatabase from './database.ts'

/** Before a run: the build that processes and pages of tests come from, and the database server. */
export default async function setup(): Promise<() => Promise<void>> {
  freshen()
  return startDatabase()
}
