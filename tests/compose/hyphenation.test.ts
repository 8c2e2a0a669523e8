// Where words may be hyphenated: what a dictionary says, what the package says that the patterns come
// from, and what holds for any text whatever.

import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hyphenationBytes,
  hyphenationFile,
  hyphenationFiles,
  type Hyphenator,
  readHyphenator,
} from '../../src/compose/text/hyphenation.ts'

const require = createRequire(import.meta.url)
const folder = fileURLToPath(new URL('../../out/fonts/hyphenation', import.meta.url))
const sample = fileURLToPath(new URL('../../resources/sample/en', import.meta.url))

const read = new Map<string, Hyphenator>()

function hyphenator(file: string): Hyphenator {
  const known = read.get(file)
  if (known !== undefined) return known
  const made = readHyphenator(new Uint8Array(readFileSync(join(folder, `${file}.bin`))))
  read.set(file, made)
  return made
}

/** The word with a bar at each point. */
function marked(file: string, word: string): string {
  const points = hyphenator(file).points(word)
  return [0, ...points].map((point, index) => word.slice(point, points[index])).join('|')
}

/** Each word has a bar where it may be cut. */
function cut(file: string, words: string): void {
  test.each(words.trim().split(/\s+/u))(`${file}: %s`, (word) => {
    expect(marked(file, word.replaceAll('|', ''))).toBe(word)
  })
}

describe('words as the dictionaries divide them', () => {
  cut('en-us', 'hy|phen|ation ta|ble news|pa|per project record moun|tain chil|dren moun|tain')
  cut('en-gb', 'news|pa|per pho|to|graphy pho|to|grapher demo|crat chil|dren')
  cut(
    'de',
    'Sil|ben|tren|nung Do|nau|dampf|schiff|fahrts|ge|sell|schaft Zu|cker Fens|ter Bür|ger|meis|ter|wahl',
  )
  cut('de', 'Stra|ßen|bahn Grö|ße An|stoß Ur|instinkt Zei|tung Abend')
  cut(
    'fr',
    'cé|sure ty|po|gra|phie ré|pu|blique an|ti|cons|ti|tu|tion|nel|le|ment ca|thé|drale ma|nœuvre école',
  )
  cut('es', 'pe|rió|di|co trans|por|te cons|ti|tu|ción mur|cié|la|go es|pa|ño|la pe|rro ca|lle aé|reo')
  cut('it', 'gior|na|le co|sti|tu|zio|ne ac|qua stra|da qua|dro ospe|da|le')
  cut('nl', 'hoofd|let|ters let|ter|greep ko|nink|rijk krant')
  cut('pt', 'jor|nal hard|ware por|tu|guês')
  cut('da', 'avis|ar|ti|kel bog|stav')
  cut('nb', 'avis|ar|tik|kel ukes|kort norsk')
})

describe('words whose hyphens are listed beside the patterns, as hyph-utf8 lists them', () => {
  cut(
    'en-us',
    'as|so|ciate dec|li|na|tion oblig|a|tory phil|an|thropic ref|or|ma|tion ret|ri|bu|tion present',
  )
  cut('en-gb', 'uni|ver|sity uni|ver|sit|ies how|ever ma|nu|script re|ci|pro|city through|out some|thing')
  cut('nl', 'aan|dachts|trek|ker acht|en|ders be|heers|ta|ken be|scherm|en|gel ver|kinds|te')
})

describe('what the desk sees', () => {
  test('nothing is cut that is short, a number, an abbreviation, an address or hyphenated already', () => {
    const words = 'very Abend UNESCO UNICEFs UNESCO’s COVID19 10,000th well-known co‑operation B2B'
    const addresses = 'news.example.com desk@example.com and/or z.B.Zeitung under_score Leser*innen'
    for (const word of `${words} ${addresses}`.split(' ')) {
      expect(hyphenator('en-us').points(word)).toEqual([])
      expect(hyphenator('de').points(word)).toEqual([])
    }
  })

  test('at least two letters stay, and as many go over as the language has it', () => {
    for (const word of ['ideal', 'about', 'open-air', 'company', 'berry']) {
      for (const point of hyphenator('en-us').points(word)) {
        expect(point).toBeGreaterThanOrEqual(2)
        expect(word.length - point).toBeGreaterThanOrEqual(3)
      }
    }
    expect(marked('de', 'Hose')).toBe('Hose')
    expect(marked('de', 'Hosen')).toBe('Ho|sen')
    expect(marked('fr', 'porte')).toBe('porte')
    expect(marked('fr', 'portera')).toBe('por|tera')
  })

  test('quotes, brackets and stops around a word do not count', () => {
    expect(marked('en-us', '“mountain,”')).toBe('“moun|tain,”')
    expect(marked('de', '»(Straßenbahn)!«')).toBe('»(Stra|ßen|bahn)!«')
    expect(marked('es', '¿periódico?')).toBe('¿pe|rió|di|co?')
    expect(marked('en-us', "'mountain'")).toBe("'moun|tain'")
  })

  test('words on both sides of a dash or an ellipsis are words', () => {
    expect(marked('en-us', 'mountain—children')).toBe('moun|tain—chil|dren')
    expect(marked('en-us', '—mountain…children')).toBe('—moun|tain…chil|dren')
  })

  test('capitals are compared as small letters', () => {
    expect(marked('de', 'Zucker')).toBe('Zu|cker')
    expect(marked('de', 'Übermut')).toBe('Über|mut')
    expect(marked('en-us', 'McDonald')).toBe('Mc|Don|ald')
    expect(marked('en-us', 'MOUNTAIN')).toBe('MOUNTAIN')
  })

  test('in English what stands before an apostrophe is a word of its own', () => {
    expect(marked('en-us', 'children’s')).toBe('chil|dren’s')
    expect(marked('en-us', "company's")).toBe("com|pany's")
    expect(marked('en-us', "couldn't")).toBe("couldn't")
    expect(marked('en-us', "O'Sullivan")).toBe("O'Sul|li|van")
  })

  test('in French and Italian an elided word is no syllable that may stand alone', () => {
    for (const apostrophe of ["'", '’', 'ʼ']) {
      const set = (file: string, word: string) => marked(file, word.replace("'", apostrophe))
      expect(set('fr', "l'homme")).toBe(`l${apostrophe}homme`)
      expect(set('fr', "l'amitié")).toBe(`l${apostrophe}ami|tié`)
      expect(set('fr', "aujourd'hui")).toBe(`au|jour|d${apostrophe}hui`)
      expect(set('it', "dell'università")).toBe(`dell${apostrophe}uni|ver|si|tà`)
      expect(set('it', "un'amica")).toBe(`un${apostrophe}ami|ca`)
    }
    expect(marked('fr', "l'UNESCO")).toBe("l'UNESCO")
  })

  test('a Dutch word is not cut before a trema, which would have to go', () => {
    expect(marked('nl', 'geïnteresseerd')).toBe('geïn|te|res|seerd')
    expect(marked('nl', 'financiële')).toBe('fi|nan|cië|le')
  })

  test('an accent that is a letter of its own is the same accent', () => {
    expect(marked('de', 'Schu\u0308lerin')).toBe('Schu\u0308|le|rin')
    expect(marked('es', 'perio\u0301dico')).toBe('pe|rio\u0301|di|co')
    expect(marked('es', 'espan\u0303ola')).toBe('es|pa|n\u0303o|la')
    // The word had the offsets of its own letters, not of those it was read as.
    expect(hyphenator('es').points('perio\u0301dico')).toEqual([2, 6, 8])
  })

  test('soft hyphens are the only points of a word that has them', () => {
    expect(marked('en-us', 'moun\u00adtain')).toBe('moun\u00ad|tain')
    expect(marked('en-us', 'mounta\u00adin\u00ad')).toBe('mounta\u00ad|in\u00ad')
    expect(marked('en-us', '\u00admountain')).toBe('\u00admountain')
    expect(marked('de', 'Bahn-Schran\u00adke')).toBe('Bahn-Schran\u00ad|ke')
  })
})

describe('languages', () => {
  test.each([
    ['en', 'en-us'],
    ['en-US', 'en-us'],
    ['en-CA', 'en-us'],
    ['en-GB', 'en-gb'],
    ['en-Latn-AU', 'en-gb'],
    ['en_IE', 'en-gb'],
    ['de-AT', 'de'],
    ['fr-CA', 'fr'],
    ['PT-br', 'pt'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['zh', null],
    ['zh-Hant-TW', null],
    ['constructor', null],
    ['', null],
  ])('%s is served by %s', (language, file) => {
    expect(hyphenationFile(language)).toBe(file)
  })

  test('every file is there, with the licence of its patterns', () => {
    const licence = readFileSync(join(folder, 'licence.txt'), 'utf8')
    for (const file of hyphenationFiles) {
      expect(readdirSync(folder)).toContain(`${file}.bin`)
      expect(licence).toContain(`${file}.bin`)
    }
  })
})

describe('pattern files', () => {
  const bytes = hyphenationBytes({ before: 1, after: 1 }, [
    { letters: 'ab', levels: [0, 1] },
    { letters: '.ab', levels: [0, 0, 2] },
    { letters: 'cab', levels: [0, 3] },
  ])

  test('the highest level holds, and an odd one is a point', () => {
    expect(readHyphenator(bytes).points('abcab')).toEqual([3, 4])
  })

  test('a file that is read from inside a larger one is the same file', () => {
    const larger = new Uint8Array(bytes.length + 7)
    larger.set(bytes, 3)
    expect(readHyphenator(larger.subarray(3, 3 + bytes.length)).points('abcab')).toEqual([3, 4])
  })

  test('what is no pattern file, or half of one, is refused', () => {
    expect(() => readHyphenator(new Uint8Array(0))).toThrow('not a hyphenation pattern file')
    expect(() => readHyphenator(new Uint8Array(64))).toThrow('not a hyphenation pattern file')
    expect(() => readHyphenator(bytes.subarray(0, bytes.length - 1))).toThrow('cut short')
  })

  test('more words than the cache holds are all answered alike', () => {
    const made = hyphenator('it')
    const first = made.points('giornale')
    for (let index = 0; index < 21_000; index += 1) made.points(`parola${index.toString(26)}`)
    expect(made.points('giornale')).toEqual(first)
  })
})

// The package works its patterns another way: it takes slices of the word through nested objects.
type Oracle = (text: string) => string
const createOracle = require('hyphen') as (
  patterns: unknown,
  options: { readonly html: boolean; readonly hyphenChar: string },
) => Oracle

function oracle(patterns: string): Oracle {
  // Without its listed words, whose hyphens it has in the wrong places (tools/build-hyphenation.ts).
  const [levels, trie] = require(`hyphen/patterns/${patterns}.js`) as readonly unknown[]
  return createOracle([levels, trie, {}], { html: false, hyphenChar: '|' })
}

function listedWords(patterns: string): ReadonlySet<string> {
  const [, , listed] = require(`hyphen/patterns/${patterns}.js`) as readonly object[]
  return new Set(Object.keys(listed ?? {}))
}

interface Language {
  readonly file: string
  readonly patterns: string
  readonly after: number
  readonly alphabet: string
  readonly beginnings: string
  readonly stems: string
  readonly endings: string
}

const latinAlphabet = 'abcdefghijklmnopqrstuvwxyz'

// Beginnings, stems and endings go together to thousands of words, real ones and ones that might be.
const languages: readonly Language[] = [
  {
    file: 'en-us',
    patterns: 'en-us',
    after: 3,
    alphabet: latinAlphabet,
    beginnings: 're un over inter pre counter mis trans fore semi',
    stems:
      'press form govern report charter harbour ferry library market council public weather orchard ' +
      'history photograph democrat educat organiz signal commit elect measur account journal print ' +
      'travel invest music struct letter bridge winter garden nation record present project associat',
    endings: 's ed ing er ation ment able ness ful ally ist ism',
  },
  {
    file: 'en-gb',
    patterns: 'en-gb',
    after: 3,
    alphabet: latinAlphabet,
    beginnings: 're un over inter pre counter mis trans fore semi',
    stems:
      'press form govern report charter harbour ferry library market council public weather orchard ' +
      'history photograph democrat educat organis signal commit elect measur account journal print',
    endings: 's ed ing er ation ment able ness ful ally ist ism',
  },
  {
    file: 'de',
    patterns: 'de-1996',
    after: 2,
    alphabet: `${latinAlphabet}äöüß`,
    beginnings: 'ver ent über unter auf zurück Stadt Land Haupt Zeitungs',
    stems:
      'arbeit schreib druck bahn straße haus brücke meister schiff fahrt gesellschaft wahl recht ' +
      'ordnung sprech führ stell nehm zieh gründ wasser feuer wehr schul kirche markt platz bürger ' +
      'präsident minister republik kultur wirtschaft polizei krankheit größe maß',
    endings: 'en ung ungen er erin lich keit schaft los bar chen isch',
  },
  {
    file: 'fr',
    patterns: 'fr',
    after: 3,
    alphabet: `${latinAlphabet}àâçéèêîïôœû`,
    beginnings: 're dé in sur anti contre trans entre pré sous',
    stems:
      'form constitu imprim journal gouvern cathédr républi écrit lectur typograph mesur admini élect ' +
      'pêch cœur œuvr théâtr forêt naïv garçon chang compt port march chant parl travaill organis ' +
      'habit aliment culti instru phras règl',
    endings: 'er ation tion ement ique able iste eur euse ité ière ons',
  },
  {
    file: 'es',
    patterns: 'es',
    after: 2,
    alphabet: `${latinAlphabet}áéíñóú`,
    beginnings: 're des in sobre anti contra trans entre pre sub',
    stems:
      'form constitu imprim period gobern catedr repúbl escrib lectur tipograf medi administr elect ' +
      'pesc corazon teatr bosqu niñ cambi cont port march cant habl trabaj organiz vivi aliment cultiv ' +
      'instru fras regl murciélag guitarr llam español',
    endings: 'ar ación ción mente ico able ista or ora idad ería amos',
  },
  {
    file: 'it',
    patterns: 'it',
    after: 2,
    alphabet: `${latinAlphabet}àèéìòù`,
    beginnings: 'ri dis in sopra anti contro tras inter pre sotto',
    stems:
      'form costitu stamp giornal govern cattedr repubbl scriv lettur tipograf misur amministr elegg ' +
      'pesc acqu teatr bosch bambin cambi cont port march cant parl lavor organizz abit aliment coltiv ' +
      'istru fras regol piazz strad quadr',
    endings: 'are azione zione mente ico abile ista ore ora ità eria iamo',
  },
  {
    file: 'nl',
    patterns: 'nl',
    after: 2,
    alphabet: `${latinAlphabet}éèëïöü`,
    beginnings: 'ver ont over onder op terug stads land hoofd kranten',
    stems:
      'werk schrijf druk spoor straat huis brug meester schip vaart schap keus recht orden spreek voer ' +
      'stel neem trek grond water vuur school kerk markt plein burger president minister republiek ' +
      'cultuur economie politie ziekte grootte maat waterstaat reünie coördin',
    endings: 'en ing ingen er ster lijk heid schap loos baar tje isch',
  },
]

function wordsOf(language: Language): readonly string[] {
  const [beginnings, stems, endings] = [language.beginnings, language.stems, language.endings].map((list) =>
    list.split(' '),
  )
  const words = ['', ...beginnings!].flatMap((beginning) =>
    stems!.flatMap((stem) => ['', ...endings!].map((ending) => beginning + stem + ending)),
  )
  return language.file.startsWith('en') ? [...words, ...sampleWords()] : words
}

/** The words of the sample issue. */
function sampleWords(): readonly string[] {
  const copy = readdirSync(sample, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(sample, name), 'utf8'))
  return [...new Set(copy.join('\n').match(/(?<![\p{L}\p{N}’'.@/-])\p{L}+(?![\p{L}\p{N}’'.@/-])/gu))]
}

/** What the package says, less what our mins and our Dutch rule take away. */
function wanted(language: Language, ask: Oracle, word: string): string {
  if (word.length < 5) return word
  const parts = ask(word).split('|')
  let made = parts[0] ?? ''
  let length = made.length
  for (const part of parts.slice(1)) {
    const keeps = length >= 2 && word.length - length >= language.after
    const trema = language.file === 'nl' && /^[äëïöü]/u.test(part)
    made += keeps && !trema ? `|${part}` : part
    length += part.length
  }
  return made
}

describe('the package that the patterns come from agrees', () => {
  test.each(languages)('on thousands of words: $file', (language) => {
    const ask = oracle(language.patterns)
    const listed = listedWords(language.patterns)
    const words = wordsOf(language).filter((word) => !/\p{Lu}.*\p{Lu}/u.test(word) && !listed.has(word))
    expect(words.length).toBeGreaterThan(2000)
    const differing = words.filter((word) => marked(language.file, word) !== wanted(language, ask, word))
    expect(differing).toEqual([])
    expect(words.filter((word) => marked(language.file, word) !== word).length).toBeGreaterThan(1500)
  })

  test.each(languages)('on any letters: $file', (language) => {
    const ask = oracle(language.patterns)
    const letters = fc.string({ unit: fc.constantFrom(...language.alphabet), minLength: 5, maxLength: 40 })
    fc.assert(
      fc.property(letters, (word) => {
        expect(marked(language.file, word)).toBe(wanted(language, ask, word))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    { file: 'fr', elided: "l' d' qu' jusqu' aujourd'" },
    { file: 'it', elided: "l' d' un' dell' quell'" },
  ])('that a point of ours behind an apostrophe is one: $file', ({ file, elided }) => {
    const language = languages.find((one) => one.file === file)!
    const ask = oracle(language.patterns)
    for (const stem of language.stems.split(' ')) {
      for (const before of elided.split(' ')) {
        const word = `${before}${stem}${language.endings.split(' ')[1]!}`
        const theirs = ask(word)
          .split('|')
          .map((_, index, all) => all.slice(0, index).join('').length)
        expect(theirs).toEqual(expect.arrayContaining([...hyphenator(file).points(word)]))
      }
    }
  })
})

describe('any text at all', () => {
  const pieces = fc.oneof(
    fc.constantFrom(
      'a',
      'Ä',
      'ß',
      'ẞ',
      'İ',
      'œ',
      "'",
      '’',
      '\u00ad',
      '\u0301',
      '\ud83d',
      '\udc4d',
      '👍🏽',
      '中',
      '-',
      '—',
    ),
    fc.constantFrom(
      'mountain',
      'Straße',
      'geïn',
      'hyphen',
      'ﬁ',
      '\u200d',
      '\u20dd',
      '\u{1d165}',
      '.',
      '7',
      ' ',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  )
  const texts = fc.array(pieces, { maxLength: 60 }).map((all) => all.join(''))

  test.each(hyphenationFiles)('has points in order, inside, and never within a character: %s', (file) => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0
        for (const point of hyphenator(file).points(text)) {
          expect(point).toBeGreaterThan(last)
          expect(point).toBeLessThan(text.length)
          const next = String.fromCodePoint(text.codePointAt(point)!)
          expect(next).not.toMatch(/^[\p{M}\p{Cs}\u200d\u00ad'’]/u)
          expect(text.charAt(point - 1)).not.toMatch(/[\ud800-\udbff]/)
          last = point
        }
      }),
      { numRuns: 1000 },
    )
  })
})
