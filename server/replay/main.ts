import { wallClock } from '../clock.ts'
import { readOptions, USAGE, UsageError } from './options.ts'
import { TextProgress } from './progress.ts'
import { readScenario, ScenarioFault } from './readScenario.ts'
import { run } from './run.ts'

/** The process edge of `npm run replay`: arguments, signals, exit. */

/** A program in between may pass on a Ctrl-C that the terminal has sent already: so soon, it is the same one. */
const SAME_SIGNAL_MS = 1_000
const UNMET = 1
const FAULTY = 2

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') return say(USAGE, 0)
  const scenario = await readScenario(options.scenario)
  const signal = stopSignal()
  const screen = {
    write: (text: string) => process.stdout.write(text),
    isTerminal: process.stdout.isTTY,
    columns: () => process.stdout.columns,
  }
  const progress = new TextProgress(screen, wallClock)
  try {
    return (await run(scenario, options, { progress, wall: wallClock, signal })) ? 0 : UNMET
  } catch (error) {
    if (!signal.aborted) throw error
    progress.line('Stopped before the end.')
    return UNMET
  }
}

/** Given with the first signal, upon which everything is closed in order; a later one doesn't wait. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  let first = Infinity
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (wallClock.now() > first + SAME_SIGNAL_MS) process.exit(UNMET)
      first = Math.min(first, wallClock.now())
      controller.abort()
    })
  return controller.signal
}

function say(text: string, code: number): number {
  console.log(text)
  return code
}

function complain(error: unknown): number {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`)
  else console.error(error instanceof Error ? error.message : error)
  return error instanceof UsageError || error instanceof ScenarioFault ? FAULTY : UNMET
}

process.exitCode = await main().catch(complain)
