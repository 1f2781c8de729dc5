import type { ServiceCounts } from '#contract/events.ts'
import { scaleEnd } from '#contract/marks.ts'
import { shown } from '#contract/shown.ts'
import type { WidgetTexts } from '#contract/widget.ts'
import { icon, sparkline } from './draw.ts'
import { send } from './sending.ts'
import type { Stream } from './stream.ts'
import { countWords, numberWords, regionWords, say, timeWords } from './words.ts'

type Child = Node | string | null | undefined

function el(name: string, attributes: Record<string, string>, ...children: Child[]): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children.filter((child) => child != null))
  return element
}

/**
 * Has `shown` say what `fresh` does, replacing nothing that is the same: figures come while somebody is about to press a
 * button or has an answer read aloud.
 */
function update(shown: ChildNode, fresh: Node): void {
  const parts = [...fresh.childNodes]
  if (shown.nodeName !== fresh.nodeName || shown.childNodes.length !== parts.length) return shown.replaceWith(fresh)
  if (shown.nodeValue !== fresh.nodeValue) shown.nodeValue = fresh.nodeValue
  if (shown instanceof Element) adopt(shown as HTMLElement, fresh as HTMLElement)
  parts.forEach((part, at) => update(shown.childNodes[at]!, part))
}

function adopt(shown: HTMLElement, fresh: HTMLElement): void {
  for (const { name, value } of fresh.attributes) shown.setAttribute(name, value)
  shown.onclick = fresh.onclick
}

/** A country or an area of one, as the contract names them. */
const REGION = /^[A-Z]{2}(\/82[0-9a-f]{13})?$/

/** A question left alone is an answer: it doesn't work. */
const PATIENCE_MS = 8_000

/** Where the script came from, and the page's one stream. */
interface Home {
  origin: string
  stream: Stream
}

let home: Home
let sheet: CSSStyleSheet
/** When the style is there, which is fetched as the texts are: once for all widgets of a page. */
let styled: Promise<unknown>

export function defineWidget(from: Home): void {
  home = from
  // A sheet of its own rather than a style element or a link: a page's content policy may forbid those.
  sheet = new CSSStyleSheet()
  styled = fetch(`${home.origin}/widget.css`)
    .then((answer) => answer.text())
    .then((css) => sheet.replace(css))
    .catch(() => {})
  customElements.define('outcry-widget', OutcryWidget)
}

/** What user reports indicate about one service, live. Attributes: service, region, layout, theme, lang, report. */
class OutcryWidget extends HTMLElement {
  static observedAttributes = ['service', 'region', 'layout', 'report', 'lang']
  readonly #root = this.attachShadow({ mode: 'open' })
  #texts: WidgetTexts | null = null
  #asked = ''
  #counts: ServiceCounts | null = null
  /** Until when the figures were known to be true, in ms, once nothing new comes; 0 while they are. */
  #lostSince = 0
  /** Whether what is wrong is being asked, and what became of a report. */
  #asking = 0
  #done = ''
  /** Ends what the page's stream tells; there while it is in the page. */
  #leave: (() => void) | undefined

  constructor() {
    super()
    this.#root.adoptedStyleSheets = [sheet]
    // What the page holds in its place shows until there is something to say.
    this.#root.append(el('slot', {}))
  }

  connectedCallback(): void {
    this.#counts = this.#texts = null
    this.#asked = this.#done = ''
    this.#ask(false)
    this.#leave = home.stream.follow({
      service: this.#service,
      region: this.#region,
      told: (counts) => this.#show(counts),
      lost: (heard) => this.#show(this.#counts, heard),
    })
    void this.#learn()
  }

  disconnectedCallback(): void {
    clearTimeout(this.#asking)
    this.#leave?.()
    this.#leave = undefined
  }

  attributeChangedCallback(name: string, before: string | null): void {
    if (!this.#leave || before === this.getAttribute(name)) return
    if (name !== 'service' && name !== 'region' && name !== 'lang') return this.#render()
    this.disconnectedCallback()
    this.connectedCallback()
  }

  get #service(): string {
    return this.getAttribute('service') ?? ''
  }

  get #region(): string {
    const region = this.getAttribute('region') ?? ''
    return REGION.test(region) ? region : 'world'
  }

  /** Fetches the texts; tried again with the next figures where it fails. */
  async #learn(): Promise<void> {
    const lang = this.lang || document.documentElement.lang || navigator.language
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const query = new URLSearchParams({ lang, zone })
    const url = (this.#asked = `${home.origin}/widget/${encodeURIComponent(this.#service)}.json?${query}`)
    const answer = await fetch(url).catch(() => null)
    await styled
    if (url !== this.#asked) return
    this.#asked = ''
    if (!answer?.ok) return
    this.#texts = (await answer.json()) as WidgetTexts
    this.#render()
  }

  #show(counts: ServiceCounts | null, lostSince = 0): void {
    this.#counts = counts
    this.#lostSince = lostSince
    this.#render()
  }

  #render(): void {
    if (!this.#counts) return
    if (!this.#texts) return void (this.#asked || this.#learn())
    const layout = this.getAttribute('layout')
    const fresh = layout === 'minimal' ? this.#minimal() : layout === 'compact' ? this.#compact() : this.#full()
    update(this.#root.firstChild!, fresh)
    if (parent !== window) parent.postMessage({ outcry: document.documentElement.scrollHeight }, '*')
  }

  get #shown() {
    return shown(this.#counts!, this.#region)
  }

  #link(attributes: Record<string, string>, ...children: Child[]): HTMLElement {
    const href = `${home.origin}/status/${encodeURIComponent(this.#service)}`
    return el('a', { href, target: '_blank', rel: 'noopener', ...attributes }, ...children)
  }

  #box(layout: string, ...children: Child[]): HTMLElement {
    const { lang, dir, name } = this.#texts!
    const attributes = { class: `box ${layout} ${this.#shown.verdict}${this.#lostSince ? ' lost' : ''}`, lang, dir }
    if (layout !== 'full') return this.#link(attributes, ...children)
    return el('section', { ...attributes, 'aria-label': name }, ...children)
  }

  #state(...before: Child[]): HTMLElement {
    return el('span', { class: 'state' }, ...before, this.#texts!.short[this.#shown.verdict])
  }

  #minimal(): HTMLElement {
    const mark = el('span', { class: 'state' }, icon(this.#shown.verdict))
    const time = this.#lostSince ? el('small', {}, this.#lostTime) : null
    return this.#box('minimal', mark, el('span', { class: 'name' }, this.#texts!.name), this.#state(), time)
  }

  get #lostTime(): string {
    return timeWords(this.#texts!, this.#lostSince)
  }

  /** How many reports, or that it is not known any more. */
  #counted(text: Record<string, string>): string {
    if (this.#lostSince) return say(this.#texts!, this.#texts!.lost, { time: this.#lostTime })
    const { count, usual } = this.#shown
    return count === null ? '' : countWords(this.#texts!, text, count, usual)
  }

  #compact(): HTMLElement {
    const { verdict, quarters } = this.#shown
    const texts = this.#texts!
    const words = verdict === 'unknown' && !this.#lostSince ? texts.notEnough : this.#counted(texts.reports)
    const name = el('div', { class: 'name' }, texts.name)
    const who = el('div', { class: 'who' }, name, el('div', { class: 'small' }, words))
    const chart = quarters.length > 0 ? sparkline(quarters, scaleEnd(Math.max(...quarters))) : null
    return this.#box('compact', who, chart, this.#state(icon(verdict)))
  }

  #full(): HTMLElement {
    const { region, city, verdict } = this.#shown
    const texts = this.#texts!
    const where = el('div', { class: 'small' }, regionWords(texts, region, city) || texts.world)
    const who = el('div', {}, el('div', { class: 'name' }, texts.name), where)
    return this.#box(
      'full',
      el('div', { class: 'row' }, who, this.#state(icon(verdict))),
      el('h2', { 'aria-live': 'polite' }, texts.sentence[verdict]),
      this.#chart(),
      ...(this.getAttribute('report') === '0' ? [] : this.#reporting()),
      el('footer', { class: 'row small' }, this.#counted(texts.hour), this.#link({}, 'Outcry')),
    )
  }

  #chart(): HTMLElement {
    const { quarters } = this.#shown
    if (quarters.length === 0) return el('div', {})
    const texts = this.#texts!
    const most = scaleEnd(Math.max(...quarters))
    const scale = say(texts, texts.scale, { max: numberWords(texts, most) })
    const axis = [texts.dayAgo, scale, texts.now].map((words) => el('span', { dir: 'auto' }, words))
    // Time runs from left to right in every script.
    return el('div', { dir: 'ltr' }, sparkline(quarters, most), el('div', { class: 'row small' }, ...axis))
  }

  #button(style: string, words: string, press: () => unknown): HTMLElement {
    const button = el('button', { class: `button ${style}`, type: 'button' }, words)
    button.onclick = press
    return button
  }

  /** The two buttons, or what is wrong, or what became of it. */
  #reporting(): HTMLElement[] {
    const texts = this.#texts!
    const outcome = this.#done ? [el('p', { class: 'done', role: 'status', tabindex: '-1' }, this.#done)] : []
    if (this.#asking) {
      const chips = texts.problems.map(({ id, label }) =>
        this.#button('chip', label, () => this.#send({ problem: id })),
      )
      const skip = this.#button('chip', texts.skip, () => this.#send({}))
      return [el('p', { class: 'done', tabindex: '-1' }, texts.what), el('div', { class: 'buttons' }, ...chips, skip)]
    }
    if (this.#done && this.#done !== texts.failed) return outcome
    const problem = this.#button('', texts.problem, () => this.#ask(true))
    const working = this.#button('', texts.working, () => this.#send({ signal: 'working' }))
    return [...outcome, el('div', { class: 'buttons' }, problem, working)]
  }

  #ask(open: boolean): void {
    clearTimeout(this.#asking)
    this.#asking = open ? window.setTimeout(() => void this.#send({}), PATIENCE_MS) : 0
    this.#tell()
  }

  #tell(): void {
    this.#render()
    this.#root.querySelector<HTMLElement>('.done')?.focus()
  }

  async #send(said: object): Promise<void> {
    const texts = this.#texts!
    this.#done = '…'
    this.#ask(false)
    this.#done = (await send(home.origin, this.#service, texts, said)) || texts.failed
    this.#tell()
  }
}
