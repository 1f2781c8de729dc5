import { describe, expect, it } from 'vitest'
import { cleaned, doubtAbout, fingerprint } from '../../server/talk/screening.ts'

const doubt = (text: string) => doubtAbout(cleaned(text))

describe('[M5] a word is held', () => {
  const held: [doubt: string, text: string][] = [
    ['link', 'fix: https://evil.example/x'],
    ['link', 'see evil-site.com for the fix'],
    ['link', 'see evil site . com for the fix'],
    ['link', 'see evilsite[dot]com for the fix'],
    ['link', 'see ｅｖｉｌ．ｃｏｍ for the fix'],
    ['link', 'see ev\u200bil.c\u200bom for the fix'],
    ['link', 'WWW.evil for the fix'],
    ['link', 'заходите на сайт пример.рф'],
    ['contact', 'write to anna@example.org'],
    ['contact', 'write to anna (at) example'],
    ['contact', 'ask @best_support_here'],
    ['contact', 'call +49 (171) 234 56 78'],
    ['contact', 'call ٠١٧١٢٣٤٥٦٧'],
    ['contact', 'call 0-1-7-1-2-3-4'],
    ['contact', 'I can help, DM me'],
    ['script', 'login at Teleg\u0433am works'],
    ['script', 'pаypal is down'],
    ['shouting', 'NOTHING WORKS SINCE MORNING'],
    ['shouting', 'nothing works!!!!'],
    ['short', ':-('],
    ['short', 'no'],
    ['flood', 'down down down down down down down down'],
    ['flood', 'helpppppppp it is gone'],
    ['long', 'it fails here and there, '.repeat(12)],
  ]
  it.each(held)('%s: %s', (reason, text) => {
    expect(doubt(text)).toBe(reason)
  })
})

describe('[M5] a word is shown', () => {
  const shown = [
    '“Connecting…” since I woke up. Desktop and phone.',
    'Ни через Wi-Fi, ни через мобильный. VPN не помогает.',
    'از صبح وصل نمی‌شود',
    'Geht seit 14:30 nicht, in Köln und Bonn.',
    'Not working. It only says “updating…” on 2 of 3 phones',
    'Works again for me. In Milano since 12:30.',
    'DNS works, TLS fails: error 502',
    'İstanbul’da çalışmıyor',
    'メッセージが届かない',
    'Nachrichten kommen an… aber erst nach 5 Minuten!',
  ]
  it.each(shown)('%s', (text) => {
    expect(doubt(text)).toBeNull()
  })
})

it('[M5] nothing unseen is kept of a word, nor what turns its letters around', () => {
  expect(cleaned('  a\u202eb\u0000c\u200b \t d\r\n\n\u{e0041}e  ')).toBe('abc d\ne')
  expect(cleaned('نمی\u200cشود')).toBe('نمی\u200cشود')
  expect(cleaned('e\u0301')).toBe('\u00e9')
})

it('[M5] the same text is told from another whatever its signs and capitals', () => {
  expect(fingerprint('It’s DOWN, again')).toBe(fingerprint('its down – again!'))
  expect(fingerprint('it is down')).not.toBe(fingerprint('it is up'))
})
