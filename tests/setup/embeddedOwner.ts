// A process of its own that owns an embedded database until it is killed: `embeddedOwner.ts <dataDir>`.
import { startEmbedded } from '../../server/db/embedded.ts'

const database = await startEmbedded({ dataDir: process.argv[2]!, log: (line) => console.error(line) })
console.log(database.url)
process.once('SIGTERM', () => void database.stop())
