// `npm run replay`: builds when it has to, then becomes the player of scenarios.
import { become } from './fresh.js'

await become('replay.js')
