import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../server/clock.ts'
import { TextProgress, type Playing } from '../../server/replay/progress.ts'
import { NOON } from './scenarios.ts'

/** A screen whose real time is set by hand. */
function screen(isTerminal: boolean) {
  const shown = { text: '', now: 0 }
  const progress = new TextProgress(
    { write: (text) => void (shown.text += text), isTerminal, columns: () => 60 },
    { now: () => shown.now },
  )
  return { shown, progress }
}

const sent = { answered: 1_200, counted: 1_199, repeated: 1, refused: 0, retries: 0 }
const at = (minutes: number): Playing => {
  return { time: NOON + minutes * MINUTE, speed: 60, sent, lastHour: () => [['telegram', 1_000]] }
}

describe('progress', () => {
  it('in a file is a line every five seconds, with the speed that was reached', () => {
    const { shown, progress } = screen(false)
    for (shown.now = 0; shown.now <= 9_000; shown.now += 1_000) progress.playing(at(shown.now / 2_000))
    expect(shown.text.split('\n')).toEqual([
      '2026-03-02 12:00  60×  1,200 sent, 1,199 counted; last hour: telegram 1,000',
      '2026-03-02 12:02  30×  1,200 sent, 1,199 counted; last hour: telegram 1,000',
      '',
    ])
  })

  it('on a terminal is one line that is written over, and never longer than fits', () => {
    const { shown, progress } = screen(true)
    progress.playing(at(0))
    shown.now = 500
    progress.playing(at(1))
    progress.statement({ service: 'telegram', at: NOON, by: 'Telegram', text: 'We are working on it.' })
    const [first, second, statement] = shown.text.split('\r\u001b[2K')
    expect([first!.length, second!.length]).toEqual([59, 59])
    expect(second).toContain('2026-03-02 12:01  120×')
    expect(statement).toBe('2026-03-02 12:00  Statement by Telegram: We are working on it.\n')
  })

  it('[R5] says that the node is too slow for the speed, now and then', () => {
    const { shown, progress } = screen(false)
    progress.late(1_500)
    shown.now = 3_000
    progress.late(1_000)
    shown.now = 12_000
    progress.late(1_000)
    expect(shown.text.match(/[\d.]+ s later/g)).toEqual(['1.5 s later', '3.5 s later'])
  })
})
