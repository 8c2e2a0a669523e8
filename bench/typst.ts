// Typst as a peer: its compiler for node, with our faces and none of its own or the system's.

import { spawnSync } from 'node:child_process'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReadLine } from './peer-lines.ts'

/** `fonts`: the folder of the faces. `workspace` is a folder that Typst may read. */
export function createTypst(fonts: string, workspace: string): NodeCompiler {
  return NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] })
}

/** Throws what Typst says of the source, warnings too: a face it did not find would change every figure. */
export function compileTypst(compiler: NodeCompiler, source: string): NodeTypstDocument {
  const ran = compiler.compile({ mainFileContent: source })
  const said = ran.takeWarnings() ?? ran.takeError()
  if (said !== null) throw new Error(`Typst: ${JSON.stringify(said.shortDiagnostics)}`)
  const { result } = ran
  if (result === null) throw new Error('Typst gave no document')
  return result
}

/** A text that Typst takes as it is, without markup. */
export function typstText(text: string): string {
  return `#${JSON.stringify(text)}`
}

/** The lines of a PDF of one column, by the boxes of its words. `path` is the file. */
export function readPdfLines(path: string): readonly ReadLine[] {
  const ran = spawnSync('pdftotext', ['-bbox-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (ran.status !== 0) throw new Error(`pdftotext: ${ran.stderr}`)
  const byTop = new Map<string, { text: string; from: number; to: number }[]>()
  const word = /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="[-\d.]+">([^<]*)<\/word>/g
  for (const [, from, top, to, text] of ran.stdout.matchAll(word)) {
    const key = Number(top).toFixed(1)
    const line = byTop.get(key) ?? []
    byTop.set(key, line)
    line.push({ text: plainText(text ?? ''), from: Number(from), to: Number(to) })
  }
  return [...byTop]
    .toSorted(([left], [right]) => Number(left) - Number(right))
    .map(([, words]) => ({ words: words.toSorted((left, right) => left.from - right.from) }))
}

function plainText(markup: string): string {
  return markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[\u00ad\u2010]/g, '-')
}
