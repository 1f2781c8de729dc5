import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { later } from '../../client/i18n/en/later.ts'
import { root } from '../../server/root.ts'

const CLIENT = join(root, 'client')
const STATIC = /^\s*(?:import|export)\s(?!type\b)[^;'"(]*?(?:from\s+)?'(\.[^']+)'/gm
/** Code that comes without the later texts: an import that no `withTexts(() => …)` is around. */
const BARE = /(?<!withTexts\(\s*\(\) => )\bimport\('(\.[^']+)'\)/g

/** The sources that may run with only the first texts there, each with its text. */
function early(file: string, found = new Map<string, string>()): Map<string, string> {
  // The texts themselves name every key.
  if (found.has(file) || !/\.(ts|svelte)$/.test(file) || /\/i18n\/\w\w\//.test(file)) return found
  const source = readFileSync(file, 'utf8')
  found.set(file, source)
  for (const pattern of [STATIC, BARE])
    for (const [, path] of source.matchAll(pattern)) early(join(dirname(file), path!), found)
  return found
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What the keys look like that a source has: whole, or with a part filled in. */
function keysIn(source: string): RegExp[] {
  const quoted = [...source.matchAll(/'([a-zA-Z]+\.[\w.-]+)'/g)].map(([, key]) => escaped(key!))
  const filled = [...source.matchAll(/`([a-zA-Z]+\.[^`\s]*\$\{[^`]*)`/g)].map(([, key]) =>
    key!
      .split(/\$\{[^}]*\}/)
      .map(escaped)
      .join('.+'),
  )
  return [...quoted, ...filled].map((pattern) => new RegExp(`^${pattern}$`))
}

const laterKeysIn = (source: string): string[] => {
  const patterns = keysIn(source)
  return Object.keys(later).filter((key) => patterns.some((pattern) => pattern.test(key)))
}

it('[H11] what runs before the later texts are there uses none of them', () => {
  const sources = early(join(CLIENT, 'main.ts'))
  const names = [...sources.keys()].map((file) => relative(CLIENT, file))
  expect(names).toEqual(expect.arrayContaining(['pages/Service.svelte', 'pages/Home.svelte', 'map/heatMap.ts']))
  expect(names).not.toContain('ui/Talk.svelte')
  for (const [file, source] of sources)
    expect([relative(CLIENT, file), laterKeysIn(source)]).toEqual([expect.any(String), []])
})

it('[H11] and the check finds them in code that comes with them', () => {
  const found = (file: string) => laterKeysIn(readFileSync(join(CLIENT, file), 'utf8'))
  expect(found('ui/ReportAnswer.svelte')).toContain('report.stateIn')
  expect(found('ui/EmbedAndApi.svelte')).toContain('embed.badgeMore')
})
