/**
 * Mends the installed PostgreSQL driver where a connection ends at the wrong moment: after each install, until a release
 * does (porsager/postgres, issues 1066, 1154, 1179, 1193 and 1208, pull requests 1168, 1209 and 1214). As it is,
 *
 * - a statement given to a connection between its error and its close is never answered, and nothing that comes after it:
 *   a node whose connections are reset amid a rush of reports stalls until its deadline, and may lose others for good;
 * - a statement given to a transaction whose connection has closed ends the process;
 * - a statement that waits to be sent when its connection closes keeps the next from being sent: no more than a timeout
 *   comes of any attempt to connect again;
 * - a statement for which a connection is to be made is never answered where the other end hangs up without an error, as a
 *   proxy does whose database is away: instead the driver tries again without a pause, a thousand times a second;
 * - whoever ends a pool waits until the timeout where a connection broke during a statement, or breaks meanwhile.
 *
 * Held by tests/db/driver.test.ts and tests/flow/brokenDatabase.test.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../node_modules/postgres/src/connection.js', import.meta.url)

/** Text of the driver, and what stands there instead. */
const MENDS = [
  [
    '    if (q.cancelled)\n      return\n',
    `    if (q.cancelled)
      return

    if (!socket || socket.destroyed) {
      queryError(q, Errors.connection('CONNECTION_CLOSED', options, socket))
      return true
    }
`,
  ],
  [
    '    clearImmediate(nextWriteTimer)\n    socket.removeListener',
    '    clearImmediate(nextWriteTimer)\n    nextWriteTimer = chunk = null\n    socket.removeListener',
  ],
  [
    "    if (initial)\n      return reconnect()\n\n    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))",
    // Where there are several hosts, the next one is tried. What was under way is refused by now, and ends nobody's wait.
    `    if (initial && options.host[1])
      return reconnect()

    !hadError && (query || initial || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = null`,
  ],
  [
    "    onclose(connection, Errors.connection('CONNECTION_CLOSED', options, socket))\n  }",
    // Unless it was given another statement to connect for.
    `    onclose(connection, Errors.connection('CONNECTION_CLOSED', options, socket))
    ended && !initial && (ended(), ending = ended = null)
  }`,
  ],
]

function mended(source, [before, after]) {
  if (source.includes(after)) return source
  const parts = source.split(before)
  if (parts.length !== 2)
    throw new Error(`${file.pathname} is not the driver that this mends: look whether it still needs to`)
  return parts.join(after)
}

writeFileSync(file, MENDS.reduce(mended, readFileSync(file, 'utf8')))
