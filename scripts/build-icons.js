// Draws the icons of the web app from the favicon: `node scripts/build-icons.js`.
import { readFileSync, writeFileSync } from 'node:fs'
import { createCanvas, loadImage } from '@napi-rs/canvas'

const GROUND = '#ffffff'
/** What a launcher may cut off of a maskable icon: it keeps the circle of two fifths around the middle. */
const SHARES = { 'icon-192.png': [192, 0.82], 'icon-512.png': [512, 0.82], 'icon-maskable-512.png': [512, 0.56] }

// Its light colours; the dark ones are for dark tabs, and an icon has a ground of its own.
const favicon = readFileSync('client/public/favicon.svg', 'utf8')
const colourOf = (part) => new RegExp(`\\.${part} \\{ \\w+: (#\\w+)`).exec(favicon)[1]
const svg = favicon
  .replace(/<style>.*<\/style>/s, '')
  .replace('class="edge"', `stroke="${colourOf('edge')}"`)
  .replace('class="core"', `fill="${colourOf('core')}"`)

for (const [name, [size, share]] of Object.entries(SHARES)) {
  const drawn = Math.round(size * share)
  const plain = svg.replace('<svg ', `<svg width="${drawn}" height="${drawn}" `)
  const image = await loadImage(Buffer.from(plain))
  const canvas = createCanvas(size, size)
  const context = canvas.getContext('2d')
  context.fillStyle = GROUND
  context.fillRect(0, 0, size, size)
  context.drawImage(image, (size - drawn) / 2, (size - drawn) / 2, drawn, drawn)
  writeFileSync(`client/public/${name}`, await canvas.encode('png'))
}
