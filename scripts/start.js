// `npm start`: builds when it has to, then becomes the server.
import { become } from './fresh.js'

await become('main.js')
