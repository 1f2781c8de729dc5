/**
 * Writes client/public/logos/<slug>.svg for every service of the catalog: a white glyph on a rounded square in the
 * brand's colour, or one or two letters on slate where there is no glyph. Logos of services that have left stay.
 * Run by hand when services change, and look at what it made: `node scripts/extract-logos.js`.
 *
 * Source: simple-icons 16 (https://simpleicons.org), released under CC0 1.0. The marks themselves belong to their
 * owners and stand here only to name their services. Icons with a licence of their own are refused.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import * as icons from 'simple-icons'

const CATALOG = new URL('../server/catalog/services.json', import.meta.url)
const TARGET = new URL('../client/public/logos/', import.meta.url)

/** Services whose icon isn't called by their slug without hyphens. */
const ICON_OF = {
  'app-store': 'appstore',
  att: 'atandt',
  'airtel-in': 'airtel',
  'battle-net': 'battledotnet',
  booking: 'bookingdotcom',
  'cloudflare-dns': 'cloudflare',
  'counter-strike-2': 'counterstrike',
  'docker-hub': 'docker',
  gemini: 'googlegemini',
  'google-public-dns': 'google',
  'gta-online': 'rockstargames',
  'magenta-at': 'deutschetelekom',
  'mail-ru': 'maildotru',
  'o2-de': 'o2',
  'o2-uk': 'o2',
  oebb: 'obb',
  'orange-es': 'orange',
  'orange-fr': 'orange',
  'orange-pl': 'orange',
  ovhcloud: 'ovh',
  'playstation-network': 'playstation',
  'sky-uk': 'sky',
  't-mobile-pl': 'deutschetelekom',
  't-mobile-us': 'deutschetelekom',
  'telekom-de': 'deutschetelekom',
  twitter: 'x',
  'ubisoft-connect': 'ubisoft',
  'vodafone-de': 'vodafone',
  'vodafone-es': 'vodafone',
  'vodafone-it': 'vodafone',
  'vodafone-tr': 'vodafone',
  'vodafone-ua': 'vodafone',
  'vodafone-uk': 'vodafone',
  'web-de': 'webdotde',
}
/** Icons of that name which are somebody else's. */
const NAMESAKES = new Set(['spectrum'])

/** Wide words and pictures, which at the size of the others could not be read. */
const WIDE = new Set(
  (
    'aliexpress allegro apple-pay apple-tv coinbase dhl ebay gmx google-pay hbo-max odido otto sncf uber venmo ' +
    'virgin-media visa zdf zoom'
  ).split(' '),
)

const WHITE = '#fff'
const DARK = '#12161b'
const SLATE = '#59636e'
/** WCAG 2.2, 1.4.11: what a picture needs to be made out. */
const LEAST_CONTRAST = 3
/** A colour may lose this much of its light to carry a white glyph; beyond, yellow turns brown and the glyph dark. */
const LEAST_BRIGHTNESS = 0.775

const { default: _, ...bySymbol } = icons
const bySlug = new Map(Object.values(bySymbol).map((icon) => [icon.slug, icon]))
const services = JSON.parse(readFileSync(CATALOG, 'utf8'))

function logo(slug, name) {
  const icon = NAMESAKES.has(slug) ? undefined : bySlug.get(ICON_OF[slug] ?? slug.replaceAll('-', ''))
  if (slug in ICON_OF && !icon) throw new Error(`${slug}: simple-icons has no "${ICON_OF[slug]}"`)
  if (icon?.license) throw new Error(`${slug}: the icon "${icon.slug}" has a licence of its own`)
  return icon ? glyph(icon, WIDE.has(slug) ? 18 : 14) : monogram(name)
}

/** @param size of 24 */
function glyph({ hex, path }, size) {
  const { ground, ink } = colours(`#${hex.toLowerCase()}`)
  const place = `translate(${(24 - size) / 2} ${(24 - size) / 2}) scale(${(size / 24).toFixed(4)})`
  return square(ground, `<path transform="${place}" fill="${ink}" d="${path}"/>`)
}

function monogram(name) {
  const letters = initials(name)
  const size = [13, 10.5, 8][letters.length - 1]
  const font = `font-family="system-ui,sans-serif" font-weight="600" font-size="${size}"`
  const place = `x="12" y="${12 + size * 0.36}" text-anchor="middle"`
  return square(SLATE, `<text ${place} ${font} fill="${WHITE}">${escape(letters)}</text>`)
}

const square = (ground, content) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">` +
  `<rect width="24" height="24" rx="5.76" fill="${ground}"/>${content}</svg>\n`

/**
 * A short first word, or else the first letters of two capital words, or of one word with capitals inside:
 * "NTT Docomo" NTT, "Call of Duty" CD, "ChatGPT" CG.
 */
function initials(name) {
  const plain = name.replace(/ \(.*\)/, '')
  const [first] = plain.split(' ')
  if (first.length <= 3) return first
  const starts = plain.match(/(?<![\p{L}\p{N}])[\p{Lu}\p{N}]/gu) ?? []
  if (starts.length > 1) return starts.slice(0, 2).join('')
  return (first.match(/^.|(?<=\p{Ll})\p{Lu}/gu) ?? []).slice(0, 2).join('').toUpperCase()
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** White on the brand's colour, darkened as little as that needs; a dark glyph on colours too light for it. */
function colours(brand) {
  for (let brightness = 1; brightness >= LEAST_BRIGHTNESS; brightness -= 0.01) {
    const ground = dimmed(brand, brightness)
    if (contrastWithWhite(ground) >= LEAST_CONTRAST) return { ground, ink: WHITE }
  }
  return { ground: brand, ink: DARK }
}

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))

function dimmed(hex, brightness) {
  const parts = channels(hex).map((channel) => Math.round(channel * brightness))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** WCAG 2.2, contrast ratio. */
function contrastWithWhite(hex) {
  const [red, green, blue] = channels(hex).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

mkdirSync(TARGET, { recursive: true })
for (const { slug, name } of services) writeFileSync(new URL(`${slug}.svg`, TARGET), logo(slug, name))
