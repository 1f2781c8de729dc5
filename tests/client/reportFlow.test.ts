import { beforeEach, describe, expect, it } from 'vitest'
import type { ReportReceipt } from '#contract/report.ts'
import { ApiFault, UNREACHABLE } from '../../client/api.ts'
import { LEFT_ALONE_MS, ReportFlow, type Said, type Step } from '../../client/live/reportFlow.ts'

const receipt: ReportReceipt = {
  ...{ id: 'a', counted: true, cell: null, country: 'DE' },
  near: { area: null, country: 1, world: 1, place: null, usual: null },
}
const offline = new ApiFault(0, UNREACHABLE, '')

/** A flow whose server answers when the test says so, on a clock that the test moves. */
function newFlow() {
  const sent: Said[] = []
  const steps: Step[] = []
  const answers: { answer: () => void; fail: (fault: ApiFault) => void }[] = []
  const timers = new Set<{ at: number; act: () => void }>()
  let now = 0
  const flow = new ReportFlow({
    send: (said) => {
      sent.push(said)
      return new Promise((resolve, reject) => answers.push({ answer: () => resolve(receipt), fail: reject }))
    },
    onStep: (step) => steps.push(step),
    now: () => now,
    after: (ms, act) => {
      const timer = { at: now + ms, act }
      timers.add(timer)
      return () => timers.delete(timer)
    },
  })
  const wait = (ms: number) => {
    now += ms
    for (const timer of timers) if (timer.at <= now && timers.delete(timer)) timer.act()
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { flow, sent, answers, wait, settle, step: () => steps.at(-1) }
}

let test: ReturnType<typeof newFlow>
beforeEach(() => (test = newFlow()))

describe('two taps', () => {
  it('[U3] opening sends nothing; a chip sends its problem and shows the answer', async () => {
    test.flow.open()
    expect(test.sent).toEqual([])
    test.wait(500)
    test.flow.choose('connection')
    expect(test.sent).toEqual([{ problem: 'connection', at: 500 }])
    test.answers[0]!.answer()
    await test.settle()
    expect(test.step()).toEqual({ name: 'answered', receipt, problem: 'connection', at: 500 })
  })

  it('a second tap while it is being sent sends nothing more', () => {
    test.flow.open()
    test.flow.choose('connection')
    test.flow.choose('login')
    test.flow.open()
    expect(test.sent).toHaveLength(1)
  })
})

describe('left alone', () => {
  it('is sent without a type', () => {
    test.flow.open()
    test.wait(LEFT_ALONE_MS)
    expect(test.sent).toEqual([{ problem: null, at: LEFT_ALONE_MS }])
  })

  it('begins anew with everything the visitor does', () => {
    test.flow.open()
    test.wait(LEFT_ALONE_MS - 1)
    test.flow.touch()
    test.wait(LEFT_ALONE_MS - 1)
    expect(test.sent).toEqual([])
    test.wait(1)
    expect(test.sent).toHaveLength(1)
  })

  it('does not run while something takes its time', () => {
    test.flow.open()
    test.flow.hold()
    test.wait(10 * LEFT_ALONE_MS)
    expect(test.sent).toEqual([])
  })

  it('is sent at once when the page is left', () => {
    test.flow.open()
    test.flow.leave()
    expect(test.sent).toEqual([{ problem: null, at: 0 }])
  })

  it('leaving a page without an opened report sends nothing', () => {
    test.flow.leave()
    test.flow.open()
    test.flow.close()
    test.flow.leave()
    expect(test.sent).toEqual([])
  })
})

describe('taken back', () => {
  it('sends nothing, not even later', () => {
    test.flow.open()
    test.flow.close()
    test.wait(LEFT_ALONE_MS)
    expect(test.sent).toEqual([])
    expect(test.step()).toEqual({ name: 'closed' })
  })

  it('a sheet closed while sending stays closed when the answer comes', async () => {
    test.flow.open()
    test.flow.choose(null)
    test.flow.close()
    test.answers[0]!.answer()
    await test.settle()
    expect(test.step()).toEqual({ name: 'closed' })
  })
})

describe('a failure', () => {
  it('keeps what was chosen and when, and trying again sends just that', async () => {
    test.flow.open()
    test.wait(700)
    test.flow.choose('messages')
    test.answers[0]!.fail(offline)
    await test.settle()
    expect(test.step()).toEqual({ name: 'failed', fault: offline, problem: 'messages', at: 700 })
    test.wait(60_000)
    test.flow.retry()
    expect(test.sent[1]).toEqual({ problem: 'messages', at: 700 })
    test.answers[1]!.answer()
    await test.settle()
    expect(test.step()).toMatchObject({ name: 'answered', problem: 'messages' })
  })

  it('trying again without a failure sends nothing', () => {
    test.flow.open()
    test.flow.retry()
    expect(test.sent).toEqual([])
  })
})

describe('[M12] a report without a network', () => {
  /** One that keeps what fails, and sends it when the test says so. */
  function keeping() {
    const steps: Step[] = []
    const discarded: string[] = []
    let later: ReportReceipt | null = null
    const flow = new ReportFlow({
      send: () => Promise.reject(offline),
      keep: () => Promise.resolve('kept-1'),
      sendKept: () => Promise.resolve(later),
      discard: (id) => discarded.push(id),
      onStep: (step) => steps.push(step),
      now: () => 500,
      after: () => () => {},
    })
    const settle = () => new Promise((resolve) => setImmediate(resolve))
    return { flow, discarded, settle, step: () => steps.at(-1), answer: () => (later = receipt) }
  }
  const kept = { name: 'kept', id: 'kept-1', fault: offline, problem: 'connection', at: 500 }

  it('is kept; tried again it stays so until it gets through', async () => {
    const { flow, settle, step, answer } = keeping()
    flow.open()
    flow.choose('connection')
    await settle()
    expect(step()).toEqual(kept)
    flow.retry()
    await settle()
    expect(step()).toEqual(kept)
    answer()
    flow.retry()
    await settle()
    expect(step()).toMatchObject({ name: 'answered', receipt, at: 500 })
  })

  it('shows the answer when it gets through by another way, and only its own', async () => {
    const { flow, settle, step } = keeping()
    flow.open()
    flow.choose('connection')
    await settle()
    flow.arrived('another', receipt)
    expect(step()).toEqual(kept)
    flow.arrived('kept-1', receipt)
    expect(step()).toMatchObject({ name: 'answered', receipt })
  })

  it('is taken back by “discard”, and left waiting by closing', async () => {
    const { flow, settle, discarded } = keeping()
    flow.open()
    flow.choose('connection')
    await settle()
    flow.close()
    expect(discarded).toEqual([])
    flow.open()
    flow.choose('connection')
    await settle()
    flow.discard()
    expect(discarded).toEqual(['kept-1'])
  })
})
