// node bench/typst-cold.mjs FONTS SOURCE TARGET: what Typst's own command line does, from a cold start.

import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const [fonts = '', source = '', target = ''] = process.argv.slice(2)
const compiler = NodeCompiler.create({ workspace: dirname(source), fontArgs: [{ fontPaths: [fonts] }] })
const { result } = compiler.compile({ mainFileContent: readFileSync(source, 'utf8') })
if (result === null) throw new Error('Typst gave no document')
// Without tags: ours and the browser's print have none either.
writeFileSync(target, compiler.pdf(result, { pdfTags: false }))
