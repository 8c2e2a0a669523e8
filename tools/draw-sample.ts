// Prints the pictures of the sample papers from the drawings in resources/sample/art. In: names of drawings,
// or nothing for all. Out: a JPEG beside each story whose copy names the drawing. Run by hand when a drawing
// changes; the same drawing gives the same bytes.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import sharp from 'sharp'

const samples = join(import.meta.dirname, '../resources/sample')

// Drawings are 1200 x 800. Edges are moved a little, as a hand does, which frays the outermost ones: they are
// cut away.
const drawn = { width: 1200, height: 800, trim: 12 }
const width = 2000
const scale = width / (drawn.width - 2 * drawn.trim)
const hand =
  '<filter id="hand" x="0" y="0" width="100%" height="100%">' +
  '<feTurbulence type="fractalNoise" baseFrequency="0.018" numOctaves="2" seed="4" result="noise"/>' +
  '<feDisplacementMap in="SourceGraphic" in2="noise" scale="5" xChannelSelector="R" yChannelSelector="G"/></filter>'

/** The drawing at its printed size, with every edge moved. */
function byHand(svg: string): string {
  const size = `width="${Math.round(drawn.width * scale)}" height="${Math.round(drawn.height * scale)}"`
  return svg
    .replace('<svg ', `<svg ${size} `)
    .replace('</title>', `</title>${hand}<g filter="url(#hand)">`)
    .replace('</svg>', '</g></svg>')
}

function print(svg: string): Promise<Buffer> {
  const trim = Math.round(drawn.trim * scale)
  const height = Math.round((drawn.height - 2 * drawn.trim) * scale)
  return sharp(Buffer.from(byHand(svg)), { unlimited: true })
    .flatten({ background: '#f3ead6' })
    .extract({ left: trim, top: trim, width, height })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer()
}

/** The folders of the stories that name a picture. */
function foldersOf(file: string): readonly string[] {
  const copy = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  )
  const naming = copy.filter((path) => readFileSync(join(samples, path), 'utf8').includes(`file: ${file},`))
  return [...new Set(naming.map(dirname))]
}

const wanted = new Set(process.argv.slice(2))
for (const file of readdirSync(join(samples, 'art')).toSorted()) {
  const name = basename(file, '.svg')
  if (wanted.size > 0 && !wanted.has(name)) continue
  const jpeg = await print(readFileSync(join(samples, 'art', file), 'utf8'))
  for (const folder of foldersOf(`${name}.jpg`)) {
    writeFileSync(join(samples, folder, `${name}.jpg`), jpeg)
    process.stdout.write(`${folder}/${name}.jpg ${Math.round(jpeg.length / 1024)} kB\n`)
  }
}
