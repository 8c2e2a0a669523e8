// What keeps a publication from being taken: what its file schema refuses, and beyond that what no press could
// print or no reader could follow. Each fault names its place, so that the field that holds it can say so.

import type { PageFormat, Publication } from '../publication.ts'
import { jumpTokens, labelTokens, unknownTokens } from '../query/tokens.ts'
import { publicationSchema } from './schema.ts'

export type PublicationFaultKind =
  | 'not-a-number'
  | 'not-whole'
  /** `limit` in what the publication counts in. */
  | 'too-small'
  | 'too-large'
  | 'too-many'
  | 'malformed'
  | 'no-name'
  | 'name-twice'
  | 'language'
  | 'address'
  | 'unknown-token'
  | 'no-number'
  | 'unknown-format'
  /** The type area leaves the trimmed page, by so many milli-points. */
  | 'too-wide'
  | 'too-high'
  | 'lines-touch'
  | 'least-over-most'

export interface PublicationFault {
  /** Path of the value: `formats.0.columns`. */
  readonly at: string
  readonly kind: PublicationFaultKind
  readonly values: Readonly<Record<string, string | number>>
}

/** Empty for a publication that may be kept. One fault a place: the first that was found. */
export function publicationFaults(publication: Publication): readonly PublicationFault[] {
  const found = new Map<string, PublicationFault>()
  for (const fault of [...schemaFaults(publication), ...ruleFaults(publication)])
    if (!found.has(fault.at)) found.set(fault.at, fault)
  return [...found.values()]
}

/** A publication from outside, such as a file: its value, or the places where it is none. */
export function readPublication(value: unknown): Publication | readonly string[] {
  const parsed = publicationSchema.safeParse(value)
  // Lengths are branded in the model; zod gives plain numbers that it has checked.
  return parsed.success ? parsed.data : parsed.error.issues.map((issue) => issue.path.join('.'))
}

function fault(
  at: string,
  kind: PublicationFaultKind,
  values: PublicationFault['values'] = {},
): PublicationFault {
  return { at, kind, values }
}

function schemaFaults(publication: Publication): readonly PublicationFault[] {
  const parsed = publicationSchema.safeParse(publication)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => {
    const at = issue.path.join('.')
    switch (issue.code) {
      case 'invalid_type':
        if (issue.expected === 'int') return fault(at, 'not-whole')
        return fault(at, issue.expected === 'number' ? 'not-a-number' : 'malformed')
      case 'too_small':
        return fault(at, 'too-small', { limit: Number(issue.minimum) })
      case 'too_big':
        return issue.origin === 'array'
          ? fault(at, 'too-many', { limit: Number(issue.maximum) })
          : fault(at, 'too-large', { limit: Number(issue.maximum) })
      default:
        return fault(at, at === 'language' ? 'language' : 'malformed')
    }
  })
}

function ruleFaults(publication: Publication): readonly PublicationFault[] {
  const { name, home, sisters, formats, styles, rules, shapes, adverts, words } = publication
  return [
    ...(name.trim() === '' ? [fault('name', 'no-name')] : []),
    ...addressFaults('home', home),
    ...sisters.flatMap((sister, index) => [
      ...(sister.name.trim() === '' ? [fault(`sisters.${index}.name`, 'no-name')] : []),
      ...addressFaults(`sisters.${index}.home`, sister.home),
    ]),
    ...wordFaults(publication),
    ...listFaults(
      'words.names',
      'right',
      words.names.map(({ right }) => right),
    ),
    ...listFaults(
      'words.avoid',
      'word',
      words.avoid.map(({ word }) => word),
    ),
    ...nameFaults(
      'formats',
      'key',
      formats.map((format) => format.key),
    ),
    ...(formats.some((format) => format.key === publication.format)
      ? []
      : [fault('format', 'unknown-format')]),
    ...formats.flatMap((format, index) => formatFaults(`formats.${index}`, format)),
    ...limitFaults('styles.setting.wordSpace', styles.setting.wordSpace),
    ...limitFaults('styles.setting.letterSpace', styles.setting.letterSpace),
    ...limitFaults('styles.setting.glyphScale', styles.setting.glyphScale),
    ...limitFaults('rules.leg', rules.leg),
    ...nameFaults(
      'shapes',
      'name',
      shapes.map((shape) => shape.name),
    ),
    ...shapes.flatMap(({ headlineSize }, index) =>
      headlineSize !== null && headlineSize < 1
        ? [fault(`shapes.${index}.headlineSize`, 'too-small', { limit: 1 })]
        : [],
    ),
    ...nameFaults(
      'adverts',
      'name',
      adverts.map((advert) => advert.name),
    ),
  ]
}

function addressFaults(at: string, address: string): readonly PublicationFault[] {
  return address === '' || /^https?:\/\/[^\s/]+\S*$/i.test(address) ? [] : [fault(at, 'address')]
}

function wordFaults({ labels, jumps }: Publication): readonly PublicationFault[] {
  const unknown = (at: string, pattern: string, known: readonly string[]): readonly PublicationFault[] => {
    const [token] = unknownTokens(pattern, known)
    return token === undefined ? [] : [fault(at, 'unknown-token', { token })]
  }
  return [
    ...unknown('labels', labels, labelTokens),
    // Two pages of one label would be one file in the replica edition, and no jump line could tell them apart.
    ...(/\{nn?\}/.test(labels) ? [] : [fault('labels', 'no-number')]),
    ...unknown('jumps.jumpLine', jumps.jumpLine, jumpTokens),
    ...unknown('jumps.turnLine', jumps.turnLine, jumpTokens),
  ]
}

/** Lists of words may have thousands: each is looked at once. */
function listFaults(list: string, key: string, words: readonly string[]): readonly PublicationFault[] {
  const met = new Set<string>()
  return words.flatMap((name, index) => {
    const at = `${list}.${index}.${key}`
    if (name.trim() === '') return [fault(at, 'no-name')]
    if (met.has(name)) return [fault(at, 'name-twice', { name })]
    met.add(name)
    return []
  })
}

function nameFaults(list: string, key: string, names: readonly string[]): readonly PublicationFault[] {
  return names.flatMap((name, index) => {
    const at = `${list}.${index}.${key}`
    if (name.trim() === '') return [fault(at, 'no-name')]
    return names.indexOf(name) === index ? [] : [fault(at, 'name-twice', { name })]
  })
}

function formatFaults(at: string, format: PageFormat): readonly PublicationFault[] {
  const { trim, typeArea, columns, measure, gutter, bodySize, leading, lines } = format
  const column = measure.kind === 'characters' ? measure.count * bodySize : measure.width
  const right = typeArea.x + columns * column + (columns - 1) * gutter
  const foot = typeArea.y + lines * leading
  return [
    ...(typeArea.x < 0 ? [fault(`${at}.typeArea.x`, 'too-small', { limit: 0 })] : []),
    ...(typeArea.y < 0 ? [fault(`${at}.typeArea.y`, 'too-small', { limit: 0 })] : []),
    ...(right > trim.width ? [fault(`${at}.typeArea.width`, 'too-wide', { over: right - trim.width })] : []),
    ...(foot > trim.height ? [fault(`${at}.typeArea.height`, 'too-high', { over: foot - trim.height })] : []),
    ...(leading < bodySize ? [fault(`${at}.leading`, 'lines-touch')] : []),
  ]
}

function limitFaults(
  at: string,
  limits: { readonly least: number; readonly most: number },
): readonly PublicationFault[] {
  return limits.least > limits.most ? [fault(at, 'least-over-most')] : []
}
