import { svelte } from '@sveltejs/vite-plugin-svelte'
import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

/** `vite build` and development: the pages. Inlined files would be data: URLs, which the content policy refuses. */
const client: UserConfig = {
  root: 'client',
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // What the server looks up to have a page's own texts and styles loaded with it.
    manifest: true,
    target: ['es2022', 'chrome111', 'firefox114', 'safari16.4'],
    rolldownOptions: {
      output: {
        // Texts are named after their language, so that one sees whose are loaded.
        chunkFileNames: ({ facadeModuleId }) => {
          const texts = /i18n\/(\w+)\/(\w+)\.ts$/.exec(facadeModuleId ?? '')
          return texts ? `assets/${texts[1]}-${texts[2]}-[hash].js` : 'assets/[name]-[hash].js'
        },
        codeSplitting: {
          groups: [
            // What every page needs stays one file, though parts that come later share some of it: eight took 2 KB more.
            { name: 'main', test: /client\/main\.ts$/ },
            // Of what every page needs, only the part that the server alone renders asks for it.
            { name: 'timeZones', test: /contract\/timeZones\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
}

/**
 * `vite build --ssr --outDir dist/server`: the server and the player of scenarios, in files that name them. Packages
 * stay in node_modules: some carry binaries, others read files beside them.
 */
const server: UserConfig = {
  root: '.',
  publicDir: false,
  build: {
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { main: 'server/main.ts', replay: 'server/replay/main.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}

/** `vite build --mode widget`: what other people's pages load, one script under a name that stays. */
const widget: UserConfig = {
  root: 'client',
  publicDir: false,
  build: {
    outDir: '../dist/client',
    emptyOutDir: false,
    target: client.build!.target!,
    lib: { entry: 'widget/main.ts', formats: ['iife'], name: 'outcry', fileName: () => 'widget.js' },
  },
}

/** `vite build --mode pages --ssr entry-server.ts`: the same pages as a module that renders them, for the server. */
const pages: UserConfig = {
  root: 'client',
  publicDir: false,
  // The server's packages have no Svelte among them.
  ssr: { noExternal: true },
  build: {
    outDir: '../dist/pages',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'pages.js' } },
  },
}

/** `vite build --mode worker`: what goes on without a page or a network; under a name that stays, at the root. */
const worker: UserConfig = {
  root: 'client',
  publicDir: false,
  build: {
    outDir: '../dist/client',
    emptyOutDir: false,
    target: client.build!.target!,
    lib: { entry: 'worker/worker.ts', formats: ['iife'], name: 'outcryWorker', fileName: () => 'worker.js' },
  },
}

/** Every page's foot leads to it. */
const licence: Plugin = {
  name: 'licence',
  apply: (_, { isSsrBuild }) => !isSsrBuild,
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'license.txt', source: readFileSync('LICENSE', 'utf8') })
  },
}

export default defineConfig(({ isSsrBuild, mode }) => {
  if (mode === 'widget') return widget
  if (mode === 'pages') return { ...pages, plugins: [svelte()] }
  if (mode === 'worker') return worker
  return { ...(isSsrBuild ? server : client), plugins: [svelte(), licence] }
})
