import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ForeignPage {
  url: string
  close(): void
}

const STYLE = `:root { color-scheme: light dark }
body { max-width: 500px; margin: 16px; font: 16px/24px system-ui, sans-serif }
iframe { width: 100%; max-width: 440px; height: 340px; border: 0 }`

/**
 * A page of somebody else. Its policy allows our script, our frames and connections to us, and no style of ours.
 * @param origin ours
 */
export async function foreignPage(origin: string, body: string, lang = 'en'): Promise<ForeignPage> {
  const policy = `default-src 'none'; style-src 'self'; img-src data:; script-src ${origin}; connect-src ${origin}; frame-src ${origin}`
  const head = `<!doctype html><html lang="${lang}" dir="${/fa|ar/.test(lang) ? 'rtl' : 'ltr'}"><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><body><p>Before</p>`
  const server = createServer(({ url }, response) => {
    if (url === '/style.css') return void response.writeHead(200, { 'content-type': 'text/css' }).end(STYLE)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    response.end(head + body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() }
}
