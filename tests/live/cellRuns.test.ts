import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CellRuns } from '../../server/live/cellRuns.ts'
import { Changes } from '../../server/live/changes.ts'

const cell = fc.nat(14_353_177)
const run = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.array(cell, { maxLength: 400 }), fc.nat(3))

it('[F3] runs of cells are handed over once, as they were added', () => {
  fc.assert(
    fc.property(fc.array(fc.array(run, { maxLength: 6 }), { maxLength: 4 }), (rounds) => {
      const runs = new CellRuns()
      for (const added of rounds) {
        for (const [service, cells, before] of added) {
          const changes = new Changes()
          for (let i = 0; i < before; i++) changes.push(service, i, 1)
          for (const one of cells) changes.push(service, one, 1)
          runs.add(service, changes, before, changes.length)
        }
        const found: [number, number[]][] = []
        runs.drain((service, ordinals) => found.push([service, [...ordinals]]))
        expect(found).toEqual(added.map(([service, cells]) => [service, cells]))
      }
    }),
  )
})
