// `npm run screenshots -- [word …]`: plays the founding night and takes pictures of the pages at five of its moments,
// into screenshots/ with an index. Words choose those whose file names have them all: `-- service 390 de`.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../server/root.ts'
import { openElsewhere } from './elsewhere.ts'
import { galleryPage } from './gallery.ts'
import { Night } from '../setup/night.ts'
import { fileOf, Photographer } from './photographer.ts'
import { MOMENTS, shotsOf, type Moment, type Paths, type Shot } from './shots.ts'
import { incidentOf, keepMoment, raiseVoices } from './voices.ts'

const FOLDER = join(root, 'screenshots')
const KEPT = '2018-04-29T07:00:00Z'
const words = process.argv.slice(2)
const MOMENTS_OF_NIGHT = Object.entries(MOMENTS) as [Moment, string][]

const isChosen = (shot: Shot) => words.every((word) => fileOf(shot).includes(word))

/** Shots of a moment that are wanted; links to what exists only later are never followed before. */
const wanted = (moment: Moment, paths: Paths) => shotsOf(moment, paths).filter(isChosen)

const NO_PATHS: Paths = { incident: '', snapshot: '', elsewhere: {} as Paths['elsewhere'] }
const countOf = (paths: Paths) => MOMENTS_OF_NIGHT.flatMap(([moment]) => wanted(moment, paths)).length

async function run(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  // What was opened is closed, whenever somebody has seen enough.
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const photographer = await Photographer.open(FOLDER)
  try {
    await photograph(photographer, stop.signal)
  } finally {
    await photographer.close()
  }
  for (const fault of photographer.faults) console.error(fault)
  if (photographer.faults.length > 0) process.exitCode = 1
}

async function photograph(photographer: Photographer, signal: AbortSignal): Promise<void> {
  if (countOf(NO_PATHS) === 0) throw new Error(`no picture has all of these in its name: ${words.join(' ')}`)
  const night = await Night.open()
  const elsewhere = await openElsewhere(night.url)
  const taken: Shot[] = []
  const paths: Paths = { ...NO_PATHS, elsewhere: elsewhere.addresses }
  const progress = new Count(countOf(paths))
  try {
    for (const [moment, time] of MOMENTS_OF_NIGHT) {
      await night.playTo(Date.parse(time), signal)
      if (moment === 'peak') await prepare(night, paths)
      for (const shot of wanted(moment, paths)) {
        signal.throwIfAborted()
        if (await photographer.take(shot, night.url, night.now)) taken.push(shot)
        console.log(progress.next(fileOf(shot)))
      }
    }
  } finally {
    elsewhere.close()
    await night.close()
    await writeFile(join(FOLDER, 'index.html'), galleryPage(taken))
    console.log(`${taken.length} pictures in ${FOLDER}`)
  }
}

/** How far one is, and for how long. */
class Count {
  readonly #all: number
  readonly #began = performance.now()
  #done = 0

  constructor(all: number) {
    this.#all = all
  }

  next(what: string): string {
    const seconds = Math.round((performance.now() - this.#began) / 1000)
    return `${++this.#done} of ${this.#all}, ${seconds} s  ${what}`
  }
}

async function prepare(night: Night, paths: Paths): Promise<void> {
  const id = await incidentOf(night.url)
  await raiseVoices(night, id)
  paths.incident = `/incidents/${id}`
  paths.snapshot = await keepMoment(night.url, KEPT)
}

await run().catch((error: Error) => {
  if (error.name !== 'AbortError') throw error
  process.exitCode = 130
})
