import type { ServiceCounts } from '#contract/events.ts'
import { icon, sparkline } from './draw.ts'
import type { Stream } from './stream.ts'
import { styleSheet } from './style.ts'
import { countWords, regionWords, scaleWords, SENTENCES, SHORT } from './words.ts'

type Child = Node | string | null

function el(name: string, attributes: Record<string, string>, ...children: Child[]): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children.filter((child) => child !== null))
  return element
}

/** As the contract calls it; its module would bring the schemas along. */
const WORLD = 'world'
const LEAST_SCALE = 4

/** Ends of scales that people read easily: 4, 10, 20, 40, 100 … */
function scaleOf(most: number): number {
  let end = LEAST_SCALE
  for (let i = 0; end < most; i++) end *= [2.5, 2, 2][i % 3]!
  return end
}

/** Where the script came from, and the page's one stream. */
interface Home {
  origin: string
  stream: Stream
}

let home: Home
let sheet: CSSStyleSheet

export function defineWidget(from: Home): void {
  home = from
  sheet = styleSheet()
  customElements.define('outcry-widget', OutcryWidget)
}

/** What user reports indicate about one service, live. Attributes: service, region, layout, theme, report. */
class OutcryWidget extends HTMLElement {
  static observedAttributes = ['service', 'region', 'layout', 'report']
  readonly #root = this.attachShadow({ mode: 'open' })
  #name = ''
  #counts: ServiceCounts | null = null
  #leave = () => {}

  constructor() {
    super()
    this.#root.adoptedStyleSheets = [sheet]
  }

  connectedCallback(): void {
    const service = this.getAttribute('service') ?? ''
    this.#name = service
    this.#counts = null
    this.#leave = home.stream.follow(service, (counts) => {
      this.#counts = counts
      this.#render()
    })
    void this.#learnName(service)
  }

  disconnectedCallback(): void {
    this.#leave()
  }

  attributeChangedCallback(name: string, before: string | null): void {
    if (!this.isConnected || before === null) return
    if (name !== 'service') return this.#render()
    this.#leave()
    this.connectedCallback()
  }

  async #learnName(service: string): Promise<void> {
    const answer = await fetch(`${home.origin}/api/v1/services/${encodeURIComponent(service)}`).catch(() => null)
    if (!answer?.ok || service !== this.getAttribute('service')) return
    this.#name = ((await answer.json()) as { name: string }).name
    this.#render()
  }

  #render(): void {
    if (!this.#counts) return
    const layout = this.getAttribute('layout')
    this.#root.replaceChildren(
      layout === 'minimal' ? this.#minimal() : layout === 'compact' ? this.#compact() : this.#full(),
    )
  }

  get #shown() {
    const counts = this.#counts!
    const region = this.getAttribute('region') || WORLD
    const said = counts.verdicts.find((one) => one.region === region)
    const isWorld = region === WORLD
    const count = isWorld ? counts.total : (counts.regions.find(([country]) => country === region)?.[1] ?? 0)
    const quarters = isWorld ? counts.quarters.slice(0, -1) : []
    return { region, verdict: said?.verdict ?? ('unknown' as const), count, usual: said?.expected ?? 0, quarters }
  }

  get #url(): string {
    return `${home.origin}/status/${encodeURIComponent(this.getAttribute('service') ?? '')}`
  }

  #box(layout: string, ...children: Child[]): HTMLElement {
    const { verdict } = this.#shown
    const name = layout === 'full' ? 'section' : 'a'
    const link: Record<string, string> =
      name === 'a' ? { href: this.#url, target: '_blank', rel: 'noopener' } : { 'aria-label': this.#name }
    const box = el(name, { class: `box ${layout}`, ...link }, ...children)
    box.style.setProperty('--tone', `var(--${verdict})`)
    return box
  }

  #state(): HTMLElement {
    const { verdict } = this.#shown
    return el('span', { class: 'state' }, icon(verdict), SHORT[verdict])
  }

  #minimal(): HTMLElement {
    const { verdict } = this.#shown
    const word = el('span', { class: 'state' }, SHORT[verdict])
    return this.#box(
      'minimal',
      el('span', { class: 'state' }, icon(verdict)),
      el('span', { class: 'name' }, this.#name),
      word,
    )
  }

  #compact(): HTMLElement {
    const { verdict, count, usual, quarters } = this.#shown
    const words = verdict === 'unknown' ? 'Not enough reports to tell' : countWords(count, usual, false)
    const who = el(
      'div',
      { class: 'who' },
      el('div', { class: 'name' }, this.#name),
      el('div', { class: 'small' }, words),
    )
    const chart = quarters.length > 0 ? sparkline(quarters, scaleOf(Math.max(...quarters))) : null
    return this.#box('compact', who, chart, this.#state())
  }

  #full(): HTMLElement {
    const { region, verdict, count, usual } = this.#shown
    const where = el('div', { class: 'small' }, regionWords(region))
    const who = el('div', {}, el('div', { class: 'name' }, this.#name), where)
    return this.#box(
      'full',
      el('div', { class: 'row' }, who, this.#state()),
      el('h2', { 'aria-live': 'polite' }, SENTENCES[verdict](this.#name)),
      this.#chart(),
      this.getAttribute('report') === '0' ? null : this.#buttons(),
      el(
        'footer',
        { class: 'row small' },
        countWords(count, usual, true),
        el('a', { href: this.#url, target: '_blank', rel: 'noopener' }, 'Outcry'),
      ),
    )
  }

  #chart(): HTMLElement | null {
    const { quarters } = this.#shown
    if (quarters.length === 0) return null
    const most = scaleOf(Math.max(...quarters))
    const axis = ['24 h ago', scaleWords(most), 'now'].map((words) => el('span', {}, words))
    return el('div', {}, sparkline(quarters, most), el('div', { class: 'row small' }, ...axis))
  }

  /** A report is made on Outcry's own page: no other page may speak for its visitors. */
  #buttons(): HTMLElement {
    const button = (words: string) =>
      el('a', { class: 'button', href: this.#url, target: '_blank', rel: 'noopener' }, words)
    return el('div', { class: 'buttons' }, button('I have a problem'), button('Works for me'))
  }
}
