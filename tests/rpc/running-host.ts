// A node host in this process, over folders of its own, for one test.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { type NodeHost, startNodeHost } from '../../src/main/host/node/node-host.ts'
import type { Folders } from '../../src/main/host/host.ts'
import type { StartParts } from '../../src/main/start.ts'
import { sampleIssue, temporaryFolder, testStore } from '../store/sample-issue.ts'

const builtFonts = fileURLToPath(new URL('../../out/fonts', import.meta.url))

export interface RunningHost extends NodeHost {
  readonly origin: string
  readonly folder: string
  /** An issue in the folder where dialogs start. */
  readonly issue: string
}

export async function runningHost(
  partsFor: (folders: Folders) => Partial<StartParts> = () => ({}),
): Promise<RunningHost> {
  const folder = await temporaryFolder()
  const documents = join(folder, 'Documents')
  const renderer = join(folder, 'renderer')
  for (const one of [documents, renderer, join(folder, 'data')]) await mkdir(one)
  await writeFile(join(renderer, 'index.html'), '<!doctype html><head></head><title>Jumpline</title>')
  const issue = join(documents, '2026-11-23 晨报.issue')
  orThrow(await testStore().create(issue, sampleIssue(), []))
  const folders: Folders = {
    userData: join(folder, 'data'),
    documents,
    renderer,
    fonts: builtFonts,
    samples: join(folder, 'samples'),
    profiles: fileURLToPath(new URL('../../resources/icc', import.meta.url)),
  }
  const host = orThrow(
    await startNodeHost({
      folders,
      around: { platform: process.platform, env: {}, home: folder },
      version: '1.2.3',
      parts: { exports: null, readCopy: null, makeSample: null, writer: 'desk', ...partsFor(folders) },
      window: false,
      port: 0,
    }),
  )
  onTestFinished(async () => {
    await host.close()
  })
  return { ...host, origin: new URL(host.entrance).origin, folder, issue }
}
