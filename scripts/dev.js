// `npm run dev`: the server, restarted on change, and in front of it the pages with hot reload.
import { spawn } from 'node:child_process'
import { createServer } from 'vite'

const port = process.env.PORT ?? '3000'
const target = `http://127.0.0.1:${port}`

const server = spawn('npx', ['tsx', 'watch', '--clear-screen=false', 'server/main.ts'], {
  stdio: 'inherit',
  env: { ...process.env, PORT: port, PUBLIC_URL: 'http://localhost:5173' },
})
const pages = await createServer({
  server: {
    port: 5173,
    proxy: { '/api': target, '/healthz': target, '/socket.io': { target, ws: true } },
  },
})
await pages.listen()
server.on('exit', async (code) => {
  await pages.close()
  process.exit(code ?? 0)
})
