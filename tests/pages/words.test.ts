import { expect, it } from 'vitest'
import { inRegions } from '../../server/pages/words.ts'

const BERLIN = 'DE/821f1ffffffffff'
const MUNICH = 'DE/821f8ffffffffff'

it.each([
  [['world'], ''],
  [['world', 'IR'], ' in Iran'],
  [['IR', 'RU'], ' in Iran and Russia'],
  [[MUNICH], ' around Munich (Germany)'],
  [['DE', MUNICH, BERLIN], ' in Germany'],
  [['IR', MUNICH], ' in Iran and around Munich (Germany)'],
  [['IR', 'RU', 'DE', 'FR', 'IT', 'ES'], ' in Iran, Russia, Germany, France, Italy, and Spain'],
  [['IR', 'RU', 'DE', 'FR', 'IT', 'ES', 'NL'], ' in Iran, Russia, Germany, France, Italy, and 2 other regions'],
])('[V24] says where, areas by their city: %j', (regions, words) => expect(inRegions(regions)).toBe(words))
