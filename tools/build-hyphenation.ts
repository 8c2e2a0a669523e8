// Makes the hyphenation patterns of the program in out/fonts/hyphenation: one flat file per language, so
// that nothing parses patterns while text is composed. In: the package `hyphen`, whose patterns are those of
// hyph-utf8 (TeX) one for one. Out: `<language>.bin` and the patterns' licences.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type HyphenMins, type HyphenPattern, hyphenationBytes } from '../src/compose/text/hyphenation.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'out/fonts/hyphenation')
const require = createRequire(import.meta.url)

interface Source {
  /** Name of the file, as `hyphenationFile` gives it. */
  readonly key: string
  /** Name of the package's file, which is hyph-utf8's. */
  readonly patterns: string
  readonly mins: HyphenMins
  readonly title: string
  readonly copyright: string
  readonly licence: keyof typeof licences
  /** More patterns, in TeX's notation. */
  readonly added?: readonly string[]
}

// The mins are those that hyph-utf8 gives for typesetting in the head of each file (and babel uses), with
// one exception: it gives French 2 after, for which French composing rooms have 3, because a mute
// syllable (-te, -re) is not carried over.
const sources: readonly Source[] = [
  {
    key: 'en-us',
    patterns: 'en-us',
    mins: { before: 2, after: 3 },
    title: 'English, American spelling',
    copyright: 'Copyright (C) 1990, 2004, 2005 Gerard D.C. Kuiken',
    licence: 'notice',
  },
  {
    key: 'en-gb',
    patterns: 'en-gb',
    mins: { before: 2, after: 3 },
    title: 'English, British spelling',
    copyright: 'Copyright (C) 1992, 1996, 2005, 2016 Dominik Wujastyk, Graham Toal',
    licence: 'mit',
  },
  {
    key: 'de',
    patterns: 'de-1996',
    mins: { before: 2, after: 2 },
    title: 'German, reformed spelling',
    copyright:
      'Copyright (c) 2013-2024 Stephan Hennig, Werner Lemberg, Günter Milde, Sander van Geloven,\n' +
      'Georg Pfeiffer, Gisbert W. Selke, Tobias Wendorf, Keno Wehr',
    licence: 'mit',
  },
  {
    key: 'fr',
    patterns: 'fr',
    mins: { before: 2, after: 3 },
    title: 'French',
    copyright: 'Copyright (C) 1994-2002 Daniel Flipo, Bernard Gaulle, 2016 Arthur Reutenauer',
    licence: 'mit',
  },
  {
    key: 'es',
    patterns: 'es',
    mins: { before: 2, after: 2 },
    title: 'Spanish',
    copyright: 'Copyright (C) 1993, 1997 Javier Bezos, 2001-2019 Javier Bezos, CervanTeX',
    licence: 'mit',
  },
  {
    key: 'it',
    patterns: 'it',
    mins: { before: 2, after: 2 },
    title: 'Italian',
    copyright: 'Copyright (C) 2008-2011 Claudio Beccari',
    licence: 'mit',
  },
  {
    key: 'nl',
    patterns: 'nl',
    mins: { before: 2, after: 2 },
    title: 'Dutch',
    copyright: 'Copyright (C) 1996 Piet Tutelaers',
    licence: 'mit',
    // A trema goes when its letter begins a line (geëerd: ge-eerd). We do not respell words, so no hyphen.
    added: ['8ä', '8ë', '8ï', '8ö', '8ü'],
  },
  {
    key: 'pt',
    patterns: 'pt',
    mins: { before: 2, after: 3 },
    title: 'Portuguese',
    copyright:
      'Copyright (C) 1987, 1994, 1996, 2015 Pedro J. de Rezende, 1996, 2015 J. Joao Dias Almeida,\n' +
      '2024 Leonardo Araujo and Aline Benevides',
    licence: 'bsd',
  },
  {
    key: 'da',
    patterns: 'da',
    mins: { before: 2, after: 2 },
    title: 'Danish',
    copyright: 'Copyright (C) 1994 Frank Jensen',
    licence: 'mit',
  },
  {
    key: 'nb',
    patterns: 'nb',
    mins: { before: 2, after: 2 },
    title: 'Norwegian',
    copyright: 'Copyright (C) 2004-2005 Rune Kleveland, Ole Michael Selberg, 2007 Karl Ove Hufthammer',
    licence: 'notice',
  },
]

/** The licence texts as they stand in hyph-utf8: the package leaves them out. */
const licences = {
  notice: `Copying and distribution of this file, with or without modification, are permitted in any
medium without royalty provided the copyright notice and this notice are preserved.`,
  mit: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software
and associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  bsd: `Redistribution and use in source and binary forms, with or without modification, are permitted
provided that the following conditions are met:
* Redistributions of source code must retain the above copyright notice, this list of conditions and
  the following disclaimer.
* Redistributions in binary form must reproduce the above copyright notice, this list of conditions
  and the following disclaimer in the documentation and/or other materials provided with the
  distribution.
* Neither the name of the University of Campinas, of the University of Minho nor the names of its
  contributors may be used to endorse or promote products derived from this software without
  specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR
IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL PEDRO J. DE REZENDE OR J.JOAO
DIAS ALMEIDA BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE,
DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER
IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF
THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`,
} as const

/** A node of the package's trie: a number is the list of levels of the pattern that ends there. */
type Branch = number | Branches | readonly [Branches, number]
interface Branches {
  readonly [letter: string]: Branch
}
type PackageFile = readonly [
  levels: readonly (readonly number[])[],
  trie: Branches,
  /** Words whose hyphens are listed: see `exception`. */
  exceptions: Readonly<Record<string, readonly number[]>> | undefined,
]

/** The package's patterns one by one. It has no level for the gap before the edge of a word. */
function* patternsBelow(branch: Branch, letters: string, levels: PackageFile[0]): Generator<HyphenPattern> {
  const [branches, list] = typeof branch === 'number' ? [{}, branch] : isPair(branch) ? branch : [branch, -1]
  const own = levels[list]
  if (own !== undefined) yield { letters, levels: letters.startsWith('.') ? [0, ...own] : own }
  for (const [letter, below] of Object.entries(branches)) {
    // Portuguese has a pattern for a hard hyphen; ours never come to one.
    if (letter !== '-') yield* patternsBelow(below, letters + letter, levels)
  }
}

function isPair(branch: Branches | readonly [Branches, number]): branch is readonly [Branches, number] {
  return Array.isArray(branch)
}

// A word whose hyphens are listed is a pattern with both edges, above all levels of TeX (0 to 9).
const always = 11
const never = 10

/**
 * The package has the places of the hyphens in the hyphenated word (as-so-ciate: 2, 5), and takes them for
 * offsets in the word (so it says as-soc-iate, where hyph-utf8 says as-so-ciate). We take off the hyphens.
 */
function exception(word: string, places: readonly number[]): HyphenPattern {
  const offsets = places.map((place, index) => place - index)
  const inside = Array.from(word, (_, at) => (offsets.includes(at) ? always : never))
  return { letters: `.${word}.`, levels: [0, ...inside] }
}

function fromTex(pattern: string): HyphenPattern {
  const letters = pattern.replaceAll(/\d/gu, '')
  const levels = Array.from(pattern.matchAll(/(\d?)\D/gu), (found) => Number(found[1]))
  return { letters, levels }
}

function build(source: Source): void {
  const [levels, trie, exceptions] = require(`hyphen/patterns/${source.patterns}.js`) as PackageFile
  const patterns = [
    ...patternsBelow(trie, '', levels),
    ...Object.entries(exceptions ?? {}).map(([word, places]) => exception(word, places)),
    ...(source.added ?? []).map(fromTex),
  ]
  writeFileSync(join(target, `${source.key}.bin`), hyphenationBytes(source.mins, patterns))
}

function licenceText(): string {
  const ofPatterns = sources.map(
    ({ key, patterns, title, copyright, licence }) =>
      `${key}.bin: ${title}\nMade from hyph-${patterns}.tex of hyph-utf8, changed in form only` +
      `${key === 'nl' ? ' but for five patterns more' : ''}.\n${copyright}\n\n${licences[licence]}\n`,
  )
  const ofPackage = readFileSync(require.resolve('hyphen/LICENSE'), 'utf8')
  return [...ofPatterns, `The patterns came by way of the package hyphen.\n${ofPackage}`].join(
    `\n${'-'.repeat(72)}\n\n`,
  )
}

/** Written last, so that it is there only when all is. */

mkdirSync(target, { recursive: true })
for (const source of sources) build(source)
writeFileSync(join(target, 'licence.txt'), licenceText())
process.stderr.write(`hyphenation: ${String(sources.length)} languages in out/fonts/hyphenation\n`)
