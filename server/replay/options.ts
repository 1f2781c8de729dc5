import { parseArgs } from 'node:util'

/** What the command line asks for. */
export interface Options {
  scenario: string
  /** Scenario seconds per second; Infinity: as fast as it goes. */
  speed: number
  /** 0: any free one. */
  port: number
  /** Keep serving at the end. */
  hold: boolean
  /** Where the database is kept; null: it is thrown away. */
  dataDir: string | null
}

export const USAGE = `Usage: npm run replay -- <scenario.json> [options]

Plays a recorded or invented outage through a node of its own.

  --speed N       scenario seconds per second, or max (default 60)
  --port N        port of the node (default: any free one)
  --hold          keep the node open at the end, its clock standing still, until Ctrl-C
  --data-dir DIR  keep the database in a new folder DIR (default: thrown away)

Ends with 0 if every expectation was met, 1 if not, 2 if the scenario or these options are faulty.`

/** The command line can't be understood; the message is for the person who typed it. */
export class UsageError extends Error {}

/** @throws UsageError naming every fault */
export function readOptions(args: string[]): Options | 'help' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  const faults: string[] = []
  if (positionals.length !== 1) faults.push(`one scenario file is needed; given: ${positionals.join(', ') || 'none'}`)
  const speed = speedOf(values.speed ?? '60')
  if (speed === null) faults.push(`--speed: expected a number above 0, or max; given: "${values.speed}"`)
  const port = portOf(values.port ?? '0')
  if (port === null) faults.push(`--port: expected 0 to 65535; given: "${values.port}"`)
  if (faults.length > 0) throw new UsageError(faults.join('\n'))
  const hold = values.hold ?? false
  return { scenario: positionals[0]!, speed: speed!, port: port!, hold, dataDir: values['data-dir'] ?? null }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        speed: { type: 'string' },
        port: { type: 'string' },
        hold: { type: 'boolean' },
        'data-dir': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** 0 means what max does: no waiting. */
function speedOf(text: string): number | null {
  if (text === 'max' || text === '0') return Infinity
  const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0
  return speed > 0 ? speed : null
}

function portOf(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null
}
