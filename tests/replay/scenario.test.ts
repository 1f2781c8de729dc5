import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readScenario, ScenarioFault } from '../../server/replay/readScenario.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcry-scenario-'))
})
afterAll(() => rm(folder, { recursive: true }))

const SOUND = {
  name: 'sound',
  title: 'A sound one',
  start: '2026-03-02T12:00:00Z',
  end: '2026-03-02T13:00:00Z',
  seed: 1,
  history: { days: 2 },
  background: [{ service: 'telegram', region: 'DE', perHour: 6, shape: 'diurnal' }],
}
const PHASE = {
  service: 'telegram',
  regions: ['DE'],
  from: '2026-03-02T12:10:00+00:00',
  to: '2026-03-02T12:30:00Z',
  times: 20,
}

async function read(content: unknown) {
  const path = join(folder, 'scenario.json')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return readScenario(path)
}

async function faultsOf(content: unknown): Promise<readonly string[]> {
  const fault = await read(content).then(
    () => new Error('it was read'),
    (error: unknown) => error,
  )
  expect(fault).toBeInstanceOf(ScenarioFault)
  return (fault as ScenarioFault).faults
}

const phaseFaults = (phase: Record<string, unknown>) => faultsOf({ ...SOUND, phases: [{ ...PHASE, ...phase }] })
const expectationFaults = (expectation: unknown) => faultsOf({ ...SOUND, expect: [expectation] })

describe('a sound scenario', () => {
  it('is read with its times in ms', async () => {
    const scenario = await read({ ...SOUND, phases: [{ ...PHASE, ramp: '5m' }] })
    expect(scenario).toMatchObject({ start: Date.UTC(2026, 2, 2, 12), historyDays: 2 })
    expect(scenario.phases[0]).toMatchObject({ from: Date.UTC(2026, 2, 2, 12, 10), ramp: 300_000 })
  })

  it('[R8] is read with what befalls its database, within its time', async () => {
    const restart = (at: string) => ({ at, restart: 'database' })
    const { events } = await read({
      ...SOUND,
      events: [restart('2026-03-02T12:50:00Z'), restart('2026-03-02T12:20:00Z')],
    })
    expect(events.map(({ at }) => at)).toEqual([Date.UTC(2026, 2, 2, 12, 20), Date.UTC(2026, 2, 2, 12, 50)])
    const faults = await faultsOf({ ...SOUND, events: [restart('2026-03-02T13:20:00Z')] })
    expect(faults).toEqual([expect.stringMatching(/^events\[0\]:? .*lies outside/)])
  })

  it('tells expectations by what they expect', async () => {
    const expectations = [
      { service: 'telegram', region: 'DE', verdict: ['ok', 'unknown'], at: '2026-03-02T12:05:00Z' },
      { service: 'telegram', region: 'world', count: { atMost: 9 }, never: true },
      { service: 'telegram', incidents: 1, minHours: 2, similarTo: '2026-02-01' },
      { service: 'telegram', attribution: 'side-effect', at: '2026-03-02T12:05:00Z' },
    ]
    const { expect: read_ } = await read({ ...SOUND, expect: expectations })
    expect(read_.map(({ kind }) => kind)).toEqual(['verdict', 'count', 'incidents', 'attribution'])
  })

  it('may bring services that the catalog lacks', async () => {
    const services = [{ slug: 'town-tram', name: 'Town Tram', category: 'transport', dependencies: ['aws'] }]
    const phases = [{ ...PHASE, service: 'town-tram', times: undefined, perHour: 9, problems: { booking: 1 } }]
    expect((await read({ ...SOUND, services, phases })).services[0]!.slug).toBe('town-tram')
  })

  it('plays the lines of its records', async () => {
    const lines = ['12:01', '12:00'].map((time) => ({
      at: `2026-03-02T${time}:00Z`,
      service: 'telegram',
      region: 'DE',
      count: 3,
    }))
    await writeFile(join(folder, 'recorded.ndjson'), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
    const { records } = await read({ ...SOUND, records: 'recorded.ndjson' })
    expect(records.map(({ at }) => at - Date.UTC(2026, 2, 2, 12))).toEqual([0, 60_000])
  })

  it('is each of those that come with the program', async () => {
    for (const name of ['telegram-2018-04-29', 'two-towns'])
      expect(await readScenario(`tests/scenarios/${name}.json`)).toMatchObject({ name })
  })
})

describe('a faulty scenario is refused and every fault named', () => {
  it('[R3] where there is no file, or no JSON in it', async () => {
    await expect(readScenario(join(folder, 'none.json'))).rejects.toThrow(/there is no file .*none\.json/)
    expect(await faultsOf('{\n  "name": "a"\n  "title": 1\n}')).toEqual([
      expect.stringMatching(/^not JSON: .*line 3\)$/),
    ])
  })

  it('[R3] in shape, all at once, with the place, what is expected and what was given', async () => {
    const { end: _, ...endless } = SOUND
    expect(await faultsOf({ ...endless, colour: 'red', start: '2026-03-02', seed: 1.5 })).toEqual([
      '"end" is missing',
      'unknown field "colour"',
      'start: expected a time with its zone, such as 2018-04-29T00:00:00Z; given: "2026-03-02"',
      'seed: expected a whole number; given: 1.5',
    ])
    const background = [
      { service: 'telegram', region: 'Germany', perHour: -1 },
      { region: 'DE', perHour: 1 },
    ]
    expect(
      await faultsOf({ ...SOUND, background, phases: [{ ...PHASE, ramp: '5 minutes', problems: { login: 2 } }] }),
    ).toEqual([
      'background[0].region: expected an ISO 3166-1 alpha-2 country; given: "Germany"',
      'background[0].perHour: expected reports per hour, 0 to 10 million; given: -1',
      'background[1]: "service" is missing',
      'phases[0].ramp: expected a length of time, such as 90s, 10m or 2h; given: "5 minutes"',
      'phases[0].problems.login: expected a share, 0 to 1; given: 2',
    ])
  })

  it('[R3] in days that the calendar lacks', async () => {
    expect(await faultsOf({ ...SOUND, start: '2026-02-45T12:00:00Z' })).toEqual([
      'holds a time that is not in the calendar',
    ])
  })

  it('[R3] in its times', async () => {
    expect(await faultsOf({ ...SOUND, end: SOUND.start })).toEqual(['end: must lie after start'])
    expect(await faultsOf({ ...SOUND, start: '2026-03-02T12:00:30Z' })).toEqual(['start: must be a whole minute'])
    expect(await phaseFaults({ to: PHASE.from })).toEqual(['phases[0]: ends before it starts: to must lie after from'])
    expect(await phaseFaults({ from: '2026-02-27T00:00:00Z', to: '2026-03-02T13:01:00Z' })).toEqual([
      'phases[0]: starts before the history does, 2026-02-28T12:00Z',
      'phases[0]: ends after the scenario does, 2026-03-02T13:00Z',
    ])
    expect(await phaseFaults({ ramp: '30m' })).toEqual(['phases[0]: its ramp is longer than the phase'])
    expect(
      await faultsOf({ ...SOUND, statements: [{ service: 'telegram', at: SOUND.end, by: 'T', text: 'x' }] }),
    ).toEqual([
      'statements[0]: 2026-03-02T13:00Z lies outside 2026-02-28T12:00Z to 2026-03-02T13:00Z, where it must be',
    ])
  })

  it('[R3] in what it refers to', async () => {
    expect(await phaseFaults({ service: 'telegramm', times: undefined, perHour: 5 })).toEqual([
      'phases[0]: no service "telegramm": the catalog lacks it, and services doesn\'t define it',
    ])
    expect(await phaseFaults({ regions: ['QQ'], times: undefined, perHour: 5 })).toEqual([
      'phases[0]: "QQ" is not an ISO 3166-1 alpha-2 country',
    ])
    expect(await phaseFaults({ problems: { playback: 1 } })).toEqual([
      expect.stringMatching(/^phases\[0\]: "playback" is no problem of telegram; there are: connection, messages/),
    ])
    expect(await phaseFaults({ regions: ['DE', 'FR'] })).toEqual([
      'phases[0]: times needs a background of telegram in FR, and there is none',
    ])
    expect(await faultsOf({ ...SOUND, background: [...SOUND.background, ...SOUND.background] })).toEqual([
      'background[1]: telegram in DE has a background already',
    ])
  })

  it('[R3] in amounts that contradict each other or cannot be played', async () => {
    const either = ['phases[0]: needs either perHour or times']
    expect(await phaseFaults({ perHour: 5 })).toEqual(either)
    expect(await phaseFaults({ times: undefined })).toEqual(either)
    expect(await phaseFaults({ times: 0.5 })).toEqual(['phases[0]: times must be at least 1: the background goes on'])
    expect(await phaseFaults({ problems: { login: 0.7, connection: 0.5 } })).toEqual([
      'phases[0]: shares of problems add up to 1.200, more than 1',
    ])
    expect(await phaseFaults({ signal: 'working', problems: { login: 1 } })).toEqual([
      'phases[0]: problems go only with the signal "problem"',
    ])
    expect(await phaseFaults({ times: undefined, perHour: 2_000, networks: 1 })).toEqual([
      'phases[0]: 1 networks hold 254 people, too few for about 500 reports in 15 minutes',
    ])
  })

  it('[R3] in its records, with the line', async () => {
    await writeFile(
      join(folder, 'broken.ndjson'),
      '{"at":"2026-03-02T12:00:00Z","service":"telegram","region":"DE"}\n\n{x\n',
    )
    expect(await faultsOf({ ...SOUND, records: 'broken.ndjson' })).toEqual([
      'broken.ndjson line 1: "count" is missing',
      expect.stringMatching(/^broken\.ndjson line 3: not JSON/),
    ])
    expect(await faultsOf({ ...SOUND, records: 'none.ndjson' })).toEqual(['there is no file none.ndjson'])
  })

  it('[R3] in what it expects', async () => {
    expect(await expectationFaults({ service: 'telegram', region: 'DE' })).toEqual([
      'expect[0]: needs one of count, verdict, incidents, attribution; given: none of them',
    ])
    const count = { service: 'telegram', region: 'DE', count: { atLeast: 1 } }
    expect(await expectationFaults(count)).toEqual(['expect[0]: needs one of at, by and never'])
    expect(await expectationFaults({ ...count, count: { atLeast: 2, atMost: 1 }, never: true })).toEqual([
      'expect[0]: atLeast is more than atMost',
    ])
    expect(await expectationFaults({ ...count, at: '2026-03-02T11:59:00Z' })).toEqual([
      'expect[0]: 2026-03-02T11:59Z lies outside 2026-03-02T12:00Z to 2026-03-02T13:00Z, where it must be',
    ])
    const verdict = { service: 'telegram', region: 'DE', verdict: ['down'], never: true }
    expect((await expectationFaults(verdict)).join('\n')).toMatch(/^expect\[0\]\.verdict/)
  })
})

describe('a spot', () => {
  const expecting = (region: unknown) => ({
    ...SOUND,
    expect: [{ service: 'telegram', region, verdict: 'ok', at: '2026-03-02T12:30:00Z' }],
  })

  it('stands for the area that it lies in', async () => {
    const { expect: expectations } = await read(expecting({ lat: 48.14, lng: 11.58 }))
    expect(expectations).toMatchObject([{ kind: 'verdict', region: 'DE/821f8ffffffffff' }])
    await expect(read(expecting('DE/821f8ffffffffff'))).resolves.toBeTruthy()
  })

  it('[R3] is refused at sea, and out of the world', async () => {
    expect(await faultsOf(expecting({ lat: 45, lng: -30 }))).toEqual(['expect[0]: the spot lies in no country'])
    expect(await faultsOf(expecting({ lat: 145, lng: -30 }))).not.toEqual([])
    expect((await faultsOf(expecting('Bavaria'))).join()).toContain('a spot in one such as')
  })
})
