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

const isChosen = (shot: Shot) => words.every((word) => fileOf(shot).includes(word))

/** Shots of a moment that are wanted; links to what exists only later are never followed before. */
const wanted = (moment: Moment, paths: Paths) => shotsOf(moment, paths).filter(isChosen)

async function run(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const night = await Night.open()
  const elsewhere = await openElsewhere(night.url)
  const photographer = await Photographer.open(FOLDER)
  // What was opened is closed, whenever somebody has seen enough.
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const taken: Shot[] = []
  try {
    const paths: Paths = { incident: '', snapshot: '', elsewhere: elsewhere.addresses }
    for (const [moment, time] of Object.entries(MOMENTS) as [Moment, string][]) {
      await night.playTo(Date.parse(time), stop.signal)
      if (moment === 'peak') await prepare(night, paths)
      for (const shot of wanted(moment, paths)) {
        stop.signal.throwIfAborted()
        console.log(await photographer.take(shot, night.url, night.now))
        taken.push(shot)
      }
    }
  } finally {
    await photographer.close()
    elsewhere.close()
    await night.close()
  }
  await writeFile(join(FOLDER, 'index.html'), galleryPage(taken))
  for (const fault of photographer.faults) console.error(fault)
  console.log(`${taken.length} pictures in ${FOLDER}`)
}

async function prepare(night: Night, paths: Paths): Promise<void> {
  const id = await incidentOf(night.url)
  await raiseVoices(night, id)
  paths.incident = `/incidents/${id}`
  paths.snapshot = await keepMoment(night.url, KEPT)
}

await run()
