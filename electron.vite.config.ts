// One build for both hosts. The main build has an entry for Electron, one for plain Node and one for the
// command line over shared chunks, so that only electron.js ever mentions Electron.

import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = import.meta.dirname

/** Entries by name, those that exist. */
function entries(files: Readonly<Record<string, string>>): Record<string, string> {
  const found = Object.entries(files).map(([name, file]) => [name, resolve(root, file)] as const)
  return Object.fromEntries(found.filter(([, file]) => existsSync(file)))
}

/** Jobs run in workers, each a file of its own beside the entries: `page-export.worker.ts` -> `page-export.worker.js`. */
function workers(): Record<string, string> {
  const folder = 'src/main/services/jobs'
  if (!existsSync(resolve(root, folder))) return {}
  const names = readdirSync(resolve(root, folder)).filter((name) => name.endsWith('.worker.ts'))
  return Object.fromEntries(names.map((name) => [name.slice(0, -'.ts'.length), join(folder, name)]))
}

const main = entries({
  electron: 'src/main/electron.ts',
  node: 'src/main/node.ts',
  cli: 'src/main/cli.ts',
  ...workers(),
})
const preload = entries({ preload: 'src/preload/preload.ts' })
const renderer = entries({ index: 'src/renderer/index.html' })

export default defineConfig({
  ...(Object.keys(main).length === 0
    ? {}
    : {
        main: {
          build: {
            outDir: resolve(root, 'out/main'),
            // Node 24 is what Electron 45 embeds and what the node host runs on.
            target: 'node24',
            minify: false,
            sourcemap: true,
            // Of many small files each: read as one they start in a third of the time.
            externalizeDeps: { exclude: ['isomorphic-git', 'markdown-it', 'parse5', 'yaml', 'zod'] },
            rolldownOptions: {
              input: main,
              output: {
                format: 'es' as const,
                entryFileNames: '[name].js',
                chunkFileNames: 'chunks/[name]-[hash].js',
              },
            },
          },
        },
      }),
  ...(Object.keys(preload).length === 0
    ? {}
    : {
        preload: {
          build: {
            outDir: resolve(root, 'out/preload'),
            target: 'node24',
            minify: false,
            // A sandboxed preload can't be a module, nor load anything but Electron: one CommonJS file.
            externalizeDeps: false,
            rolldownOptions: {
              input: preload,
              output: { format: 'cjs' as const, entryFileNames: '[name].cjs' },
            },
          },
        },
      }),
  ...(Object.keys(renderer).length === 0
    ? {}
    : {
        renderer: {
          root: resolve(root, 'src/renderer'),
          // Relative, for a custom protocol and for loopback alike.
          base: './',
          plugins: [react()],
          build: {
            outDir: resolve(root, 'out/renderer'),
            emptyOutDir: true,
            target: 'chrome140',
            minify: true,
            sourcemap: false,
            // The policy has no `data:` source, so nothing is put into the code as one.
            assetsInlineLimit: 0,
            modulePreload: { polyfill: false },
            rolldownOptions: { input: renderer },
          },
        },
      }),
})
