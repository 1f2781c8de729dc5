import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { access, constants, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { root } from '../../server/root.ts'

export interface Browser {
  executablePath: string
  /** Variables to add to the browser's environment. */
  env?: Record<string, string>
}

/** Nothing that calls home, and no sandbox: containers and root have none, and tests only visit our own pages. */
export const LAUNCH_ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

const INSTALLED = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const BUNDLE = '@sparticuz/chromium'

const run = promisify(execFile)

/** A path alone proves little: some systems put a script there that only says how to install a browser. */
async function works(executablePath: string): Promise<boolean> {
  return run(executablePath, ['--version', '--no-sandbox'], { timeout: 20_000 }).then(
    ({ stdout }) => /Chrom/.test(stdout),
    () => false,
  )
}

async function firstWorking(paths: string[]): Promise<Browser | undefined> {
  for (const executablePath of paths) if (await works(executablePath)) return { executablePath }
  return undefined
}

async function named(path: string): Promise<Browser> {
  if (await works(path)) return { executablePath: path }
  throw new Error(`CHROMIUM_PATH is ${path}, which does not start as a Chromium`)
}

async function bundleVersion(): Promise<string> {
  const text = await readFile(join(root, 'node_modules', BUNDLE, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** The bundle carries the libraries and fonts that a bare machine lacks, but unpacks them only where it sees AWS. */
async function unpack(folder: string): Promise<void> {
  const script = `import('${BUNDLE}').then((bundle) => bundle.default.executablePath())`
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  await run(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env })
  // Its archives carry the owners of the machine that made them.
  await run('chown', ['-R', `${process.getuid?.()}:${process.getgid?.()}`, folder])
  await run('chmod', ['-R', 'a+rX', folder])
}

/** The bundle's own list of font folders holds fixed places that we don't unpack to; the system's come first. */
const fontConfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`

/** Unpacks aside and renames, so that a run cut short never leaves half a browser behind. */
async function unpackOnce(cache: string, version: string): Promise<string> {
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  await unpack(draft)
  await writeFile(join(draft, 'fonts.conf'), fontConfig(folder))
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }))
  return folder
}

/** The project's cache folder, or one of our own where the checkout isn't ours to write. */
async function choosePlace(version: string): Promise<string> {
  const cache = join(root, '.cache')
  if (existsSync(join(cache, `chromium-${version}`))) return cache
  try {
    await mkdir(cache, { recursive: true })
    await access(cache, constants.W_OK)
    return cache
  } catch {
    return join(homedir(), '.cache/outcry')
  }
}

async function bundled(): Promise<Browser> {
  const version = await bundleVersion()
  const folder = await unpackOnce(await choosePlace(version), version)
  const env = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  return { executablePath: join(folder, 'chromium'), env }
}

/**
 * Finds a Chromium: CHROMIUM_PATH, else Playwright's own, else one of the system, else the one that npm brought along
 * (unpacked on first use, for Linux on x64).
 * @throws when CHROMIUM_PATH is set to something else, or there is none
 */
export async function findBrowser(): Promise<Browser> {
  if (process.env.CHROMIUM_PATH) return named(process.env.CHROMIUM_PATH)
  const found = await firstWorking([chromium.executablePath(), ...INSTALLED])
  if (found) return found
  if (process.platform === 'linux' && process.arch === 'x64') return bundled()
  throw new Error('No Chromium found. Run "npx playwright install chromium", or set CHROMIUM_PATH to one.')
}
