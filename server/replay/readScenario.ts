import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { CATALOG_DATA } from '../catalog/data.ts'
import { checkMeaning } from './meaning.ts'
import {
  Background,
  Event,
  EXPECTATIONS,
  Phase,
  Recorded,
  ScenarioFile,
  ServiceDefinition,
  Statement,
  type Expectation,
  type ExpectationKind,
  type Scenario,
} from './scenario.ts'
import { Faults, shaped } from './shape.ts'
import type { StaticDecode, TSchema } from 'typebox'

/** A scenario that can't be played, with everything that is wrong with it. */
export class ScenarioFault extends Error {
  readonly faults: readonly string[]

  constructor(path: string, faults: readonly string[]) {
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`
    super(`${basename(path)} has ${count}:\n  ${faults.join('\n  ')}`)
    this.faults = faults
  }
}

/**
 * Reads a scenario file and what it names.
 * @throws ScenarioFault naming every fault found; what is wrong in shape hides what is wrong in meaning
 */
export async function readScenario(path: string): Promise<Scenario> {
  const faults = new Faults()
  const text = await readText(path, path, faults)
  const data = text === null ? null : parse(text, '', faults)
  const file = data === null ? null : shaped(ScenarioFile, data, '', faults)
  const scenario = file && (await withLists(file, path, faults))
  if (scenario && faults.list.length === 0) checkMeaning(scenario, CATALOG_DATA, faults)
  if (scenario === null || faults.list.length > 0) throw new ScenarioFault(path, faults.list)
  return scenario
}

async function readText(path: string, name: string, faults: Faults): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    faults.add('', code === 'ENOENT' ? `there is no file ${name}` : message)
    return null
  }
}

/** Node says either the position of the fault or what is written around it; an editor shows lines, not positions. */
function parse(text: string, where: string, faults: Faults): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = (error as Error).message.replaceAll(/\s+/g, ' ')
    const position = /position (\d+)/.exec(message)?.[1]
    const line = position === undefined ? '' : ` (line ${text.slice(0, Number(position)).split('\n').length})`
    faults.add(where, `not JSON: ${message}${where === '' ? line : ''}`)
    return null
  }
}

async function withLists(file: ScenarioFile, path: string, faults: Faults): Promise<Scenario> {
  const { name, title, start, end, seed, history } = file
  return {
    ...{ name, title, start, end, seed, historyDays: history?.days ?? 0 },
    services: listOf(ServiceDefinition, file.services, 'services', faults),
    background: listOf(Background, file.background, 'background', faults),
    phases: listOf(Phase, file.phases, 'phases', faults),
    statements: listOf(Statement, file.statements, 'statements', faults).sort((a, b) => a.at - b.at),
    events: listOf(Event, file.events, 'events', faults).sort((a, b) => a.at - b.at),
    records:
      file.records === undefined ? [] : await readRecords(resolve(dirname(path), file.records), file.records, faults),
    expect: present((file.expect ?? []).map((item, i) => expectation(item, `expect[${i}]`, faults))),
  }
}

function listOf<T extends TSchema>(
  schema: T,
  list: readonly unknown[] | undefined,
  name: string,
  faults: Faults,
): StaticDecode<T>[] {
  return present((list ?? []).map((item, i) => shaped(schema, item, `${name}[${i}]`, faults)))
}

const present = <T>(list: readonly (T | null)[]): T[] => list.filter((item) => item !== null)

/** Which kind it is, its own field tells; checked against that kind alone, its faults read plainly. */
function expectation(item: unknown, where: string, faults: Faults): Expectation | null {
  const kinds = Object.keys(EXPECTATIONS) as ExpectationKind[]
  const named = kinds.filter((kind) => typeof item === 'object' && item !== null && kind in item)
  if (named.length !== 1) {
    faults.add(where, `needs one of ${kinds.join(', ')}; given: ${named.join(', ') || 'none of them'}`)
    return null
  }
  const kind = named[0]!
  const shape = shaped(EXPECTATIONS[kind], item, where, faults)
  return shape && ({ ...shape, kind } as Expectation)
}

/** One JSON object a line. */
async function readRecords(path: string, name: string, faults: Faults): Promise<Recorded[]> {
  const text = await readText(path, name, faults)
  const records = (text ?? '').split('\n').map((line, i) => {
    if (line.trim() === '') return null
    const where = `${name} line ${i + 1}`
    const data = parse(line, where, faults)
    return data === null ? null : shaped(Recorded, data, where, faults)
  })
  return present(records).sort((a, b) => a.at - b.at)
}
