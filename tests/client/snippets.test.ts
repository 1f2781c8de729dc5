import { describe, expect, it } from 'vitest'
import { snippet, type Choice } from '../../client/embed/snippets.ts'

const ORIGIN = 'https://outcry.example'
const plain: Choice = {
  ...{ slug: 'telegram', name: 'Telegram', form: 'widget', layout: 'full', theme: 'auto', lang: '' },
  ...{ region: 'world', report: true, label: '', style: 'flat' },
}
const made = (choice: Partial<Choice>, title = 'Telegram: user reports') =>
  snippet({ ...plain, ...choice }, ORIGIN, title)

describe('[W10] a snippet', () => {
  it('of a widget says only what does not go without saying', () => {
    expect(made({})).toBe(`<script async src="${ORIGIN}/widget.js" data-service="telegram"></script>`)
    expect(made({ layout: 'compact', theme: 'dark', lang: 'fa', region: 'IR', report: false })).toBe(
      `<script async src="${ORIGIN}/widget.js" data-service="telegram" data-layout="compact" data-theme="dark"` +
        ' data-lang="fa" data-region="IR" data-report="0"></script>',
    )
  })

  it('of a frame is as the server’s oEmbed has it', () => {
    expect(made({ form: 'iframe', layout: 'minimal', region: 'DE/821f8ffffffffff' })).toBe(
      `<iframe src="${ORIGIN}/embed/telegram?layout=minimal&amp;region=DE%2F821f8ffffffffff" ` +
        'title="Telegram: user reports" width="400" height="34" style="border:0;max-width:100%" loading="lazy" ' +
        'sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>',
    )
  })

  it('of a badge leads to the page, in three languages of markup', () => {
    const badge = { label: 'a & "b"', style: 'flat-square' as const, lang: 'de' }
    const src = `${ORIGIN}/badge/telegram.svg?lang=de&label=a+%26+%22b%22&style=flat-square`
    expect(made({ ...badge, form: 'markdown' }, 'X [y]')).toBe(`[![X y](${src})](${ORIGIN}/status/telegram)`)
    expect(made({ ...badge, form: 'html' }, 'X "y"')).toBe(
      `<a href="${ORIGIN}/status/telegram"><img src="${src.replaceAll('&', '&amp;')}" alt="X &quot;y&quot;"></a>`,
    )
    expect(made({ ...badge, form: 'rst' })).toBe(
      `.. image:: ${src}\n   :target: ${ORIGIN}/status/telegram\n   :alt: Telegram: user reports`,
    )
  })

  it('of a link or a feed is the address', () => {
    expect(made({ form: 'link' })).toBe(`${ORIGIN}/status/telegram`)
    expect(made({ form: 'feed', region: 'DE' })).toBe(
      `${ORIGIN}/status/telegram/feed.atom?region=DE\n${ORIGIN}/status/telegram/feed.json?region=DE`,
    )
  })
})
