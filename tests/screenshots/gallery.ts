import { fileOf } from './photographer.ts'
import { MOMENTS, type Moment, type Shot } from './shots.ts'

const STYLE = `
  body { margin: 24px; font: 15px/22px system-ui, sans-serif; color-scheme: light dark }
  section { display: flex; flex-wrap: wrap; gap: 24px; align-items: start }
  figure { margin: 0 }
  img { height: 480px; border: 1px solid #8888; border-radius: 8px }
  figcaption { font-size: 13px }`

/** A page with the pictures in the order of the night. */
export function galleryPage(shots: readonly Shot[]): string {
  const moments = Object.entries(MOMENTS) as [Moment, string][]
  const sections = moments.map(([moment, time]) =>
    section(
      `${moment}, ${time}`,
      shots.filter((one) => one.moment === moment),
    ),
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title><style>${STYLE}</style>
<h1>The night of 29 April 2018</h1>
${sections.join('\n')}
</html>
`
}

function section(title: string, shots: readonly Shot[]): string {
  return shots.length === 0 ? '' : `<h2>${title}</h2><section>\n${shots.map(figure).join('\n')}\n</section>`
}

function figure(shot: Shot): string {
  const file = fileOf(shot)
  const said = [shot.name, `${shot.width} px`, shot.theme, shot.language].join(', ')
  return `<figure><a href="${file}"><img src="${file}" alt="${said}" loading="lazy"></a><figcaption>${said}</figcaption></figure>`
}
