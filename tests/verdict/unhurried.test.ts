import { describe, expect, it } from 'vitest'
import { unhurried } from '../../server/verdict/unhurried.ts'

function* counting(steps: number, stepMs: number): Generator<void, string> {
  for (let i = 0; i < steps; i++) {
    const end = performance.now() + stepMs
    while (performance.now() < end);
    yield
  }
  return `${steps} steps`
}

describe('[V48] a long judgement', () => {
  it('comes to its end and gives its result', async () => {
    expect(await unhurried(counting(0, 0))).toBe('0 steps')
    expect(await unhurried(counting(10_000, 0))).toBe('10000 steps')
  })

  it('lets others have their turn every few milliseconds', async () => {
    let turns = 0
    const others = setInterval(() => turns++, 1)
    await unhurried(counting(100, 1))
    clearInterval(others)
    expect(turns).toBeGreaterThan(5)
  })

  it('fails as the computation does', async () => {
    const failing = (function* (): Generator<void, never> {
      yield
      throw new Error('out of range')
    })()
    await expect(unhurried(failing)).rejects.toThrow('out of range')
  })
})
