// What can go from a paragraph so that the rest still reads well: a parenthesis, a clause between commas, an
// attribution, a sentence, the end of a paragraph. In: its printed text. Out: stretches of it. Punctuation is what
// can be known without understanding; a few words of each language keep what hangs together from being parted.
// A quotation is somebody's words: nothing is ever taken out of one.

import {
  isFullStop,
  isLeftWhole,
  type Marked,
  quoteMarks,
  readMarks,
  sentencesOf,
  type Span,
} from './sentence-marks.ts'

export type StretchKind = 'parenthesis' | 'clause' | 'attribution' | 'sentence'

export interface Stretch extends Span {
  readonly kind: StretchKind
}

const known = new Map<string, readonly Stretch[]>()
const mostKnown = 2_000

/** `next` is the text of the paragraph after it: what leans on the last sentence keeps that. */
export function cuttableStretches(text: string, next: string): readonly Stretch[] {
  const key = `${text}\n${next.slice(0, 12)}`
  const before = known.get(key)
  if (before !== undefined) return before
  const made = findStretches(readMarks(text), next)
  if (known.size >= mostKnown) known.clear()
  known.set(key, made)
  return made
}

function findStretches(marked: Marked, next: string): readonly Stretch[] {
  // A quotation that goes over several paragraphs is open at the end of each.
  if (!marked.paired) return []
  const sentences = sentencesOf(marked)
  const found = [
    ...parentheses(marked),
    ...sentences.flatMap((sentence) => [...asides(marked, sentence), ...clauses(marked, sentence)]),
    ...wholeSentences(marked, sentences, next),
  ]
  const seen = new Set<string>()
  return found.filter((stretch) => {
    const key = `${stretch.from} ${stretch.to}`
    if (seen.has(key) || !isLeftWhole(marked, stretch)) return false
    seen.add(key)
    return true
  })
}

// (km) after a number, （一） before a point of a list.
const unit = /^[\p{L}%‰°℃²³/]{1,5}$/u
const point = /^[\p{N}一二三四五六七八九十]+$/u

function parentheses({ text, depths, pairs }: Marked): readonly Stretch[] {
  return pairs.flatMap(({ from, to, open }): readonly Stretch[] => {
    if ((open !== '（' && open !== '(') || (depths[to - 1] ?? 0) > 0) return []
    const inside = text.slice(from + 1, to - 1).trim()
    if (point.test(inside) || (unit.test(inside) && /\p{N}\s?$/u.test(text.slice(0, from)))) return []
    // The space before it goes with it.
    return [{ kind: 'parenthesis', from: text[from - 1] === ' ' ? from - 1 : from, to }]
  })
}

/** What two dashes set off. */
function asides({ text, depths }: Marked, sentence: Span): readonly Stretch[] {
  const dashes = [...text.slice(sentence.from, sentence.to).matchAll(/——| [—–] /g)]
    .map(({ index, 0: dash }) => ({ from: sentence.from + index, to: sentence.from + index + dash.length }))
    .filter(({ from }) => (depths[from] ?? 0) === 0)
  const [first, second] = dashes
  if (first === undefined || second === undefined || dashes.length > 2) return []
  // Between words one space stays.
  return [
    { kind: 'parenthesis', from: first.from, to: text[second.to - 1] === ' ' ? second.to - 1 : second.to },
  ]
}

/** A piece of a sentence between two commas; `to` is where the mark after it stands. */
interface Clause extends Span {
  readonly words: string
  /** The mark before it; empty for the first. */
  readonly mark: string
}

function clausesOf(marked: Marked, sentence: Span): readonly Clause[] {
  const { text, depths, han } = marked
  const isMark = (at: number): boolean => {
    if ((depths[at] ?? 0) > 0) return false
    const mark = text[at] ?? ''
    return han ? mark === '，' || mark === '；' : (mark === ',' || mark === ';') && text[at + 1] === ' '
  }
  let end = sentence.to
  while (end > sentence.from && isFullStop(marked, text[end - 1])) end -= 1
  const made: Clause[] = []
  let from = sentence.from
  for (let at = sentence.from; at <= end; at += 1) {
    if (at < end && !isMark(at)) continue
    const mark = made.length === 0 ? '' : (text[from - 1] ?? '')
    made.push({ from, to: at, words: text.slice(from, at).trim(), mark })
    from = at + 1
  }
  return made
}

function clauses(marked: Marked, sentence: Span): readonly Stretch[] {
  const made = clausesOf(marked, sentence)
  return marked.han ? hanClauses(marked, made) : westernClauses(marked, made)
}

const reporting = '(?:表示|说|称|指出|认为|介绍|介绍说|强调|透露|坦言|告诉记者|提醒|获悉|了解到)'
const hanWords = {
  // These open a pair of clauses that hold each other.
  opens:
    /^(?:虽然|虽|尽管|如果|若|只要|只有|不仅|不但|不只|因为|由于|无论|不管|不论|即使|哪怕|既|一边|一方面|与其|宁可|除了?|除非|一旦|每当|当|为了?)/,
  follows:
    /^.{0,5}[就才便]|^(?:但|却|而|并|且|所以|因此|因而|从而|则|也|还|又|更|再|其中|使|让|另一方面|否则|不过)/,
  // What only sets time, place or occasion: the sentence is in the clause after it.
  leads:
    /^\d[^，]{0,9}$|\d分$|(?:时|后|前|中|上|下|里|间|内|外|日|月|年|午|晨|晚|天|夜|来|际|期|起|初|底|末|方面)$|^(?:在|从|自|随着|按照|依照|根据|据|针对|经|通过|对于?|作为|目前|近日|日前|昨|今)/,
  quotation: /^[“「].*[”」]$/,
  points: /^(?:[一二三四五六七八九十]是|首先|其次|再次|最后|第[一二三四五六七八九十])/,
  reports: new RegExp(`${reporting}$`),
  attribution: new RegExp(`^[^“”]{1,16}${reporting}$`),
  sources:
    /^(?:据[^“”]{0,14}(?:了解|悉|介绍|报道|统计|透露|消息|称)|(?:记者)?(?:日前|昨日|近日|昨天)?(?:记者)?从[^“”]{2,20}(?:获悉|了解到))$/,
}

function hanClauses({ text }: Marked, made: readonly Clause[]): readonly Stretch[] {
  const first = made[0]
  if (first === undefined || made.some(({ words }) => hanWords.points.test(words))) return []
  const found: Stretch[] = []
  const second = made[1]
  if (second !== undefined && hanWords.sources.test(first.words) && !hanWords.follows.test(second.words))
    found.push({ kind: 'attribution', from: first.from, to: second.from })
  // The first clause that says something carries those after it.
  const main = made.findIndex(({ words }) => words.length > 4 && !isHanLead(words))
  // What is told after a colon is all of it.
  const colon = made.findIndex(({ from, to }) => text.slice(from, to).includes('：'))
  const until = colon < 0 ? made.length : colon
  for (let index = Math.max(1, main + 1); main >= 0 && index < until; index += 1) {
    const clause = made[index]
    const before = made[index - 1]
    const after = made[index + 1]
    if (clause === undefined || before === undefined || clause.words.length < 2) continue
    if (hanWords.quotation.test(clause.words)) continue
    if (clause.mark === '；') {
      found.push(halfSentence(made, index))
      continue
    }
    const isLast = after === undefined
    if (isLast && hanWords.attribution.test(clause.words)) {
      found.push({ kind: 'attribution', from: clause.from - 1, to: clause.to })
      continue
    }
    if (hanWords.opens.test(before.words) || hanWords.reports.test(before.words)) continue
    if (hanWords.reports.test(clause.words)) continue
    if (hanWords.opens.test(clause.words)) {
      if (after !== undefined && index + 1 < until && !hanWords.follows.test(made[index + 2]?.words ?? ''))
        found.push({ kind: 'clause', from: clause.from - 1, to: after.to })
      continue
    }
    if (after !== undefined && hanWords.follows.test(after.words)) continue
    found.push({ kind: 'clause', from: clause.from - 1, to: clause.to })
  }
  return found
}

/** What stands between two semicolons goes whole: its clauses hang on its first. */
function halfSentence(made: readonly Clause[], index: number): Stretch {
  const next = made.findIndex(({ mark }, at) => at > index && /[；;]/.test(mark))
  const last = made[(next < 0 ? made.length : next) - 1]
  const from = (made[index]?.from ?? 1) - 1
  return { kind: 'clause', from, to: last?.to ?? from }
}

function isHanLead(words: string): boolean {
  return (
    hanWords.leads.test(words) ||
    hanWords.sources.test(words) ||
    hanWords.reports.test(words) ||
    hanWords.opens.test(words)
  )
}

const says = '(?:said|says|added|adds|explained|wrote|announced|reported|told [^,]{2,30})'
const westernWords = {
  // They tell more of what stands before them.
  more: /^(?:which|who|whose|whom|where|when|while|although|though|because|since|including|with|without|based|known|despite|following|especially|particularly|such as|even|as well as|along with|together with|compared|down from|up from)\b|^\w+(?:ed|ing)\b/i,
  // The name of the same thing once more.
  name: /^(?:an?|the|his|her|its|their)\b/i,
  joins: /^(?:and|or|nor)\b/i,
  joinsClause: /^(?:but|so|yet)\b/i,
  leads:
    /^(?:if|when|while|although|though|because|after|before|as|since|unless|until|once|in|on|at|by|for|with|without|despite|during|from|under|to|over|among|through|following|according|last|this|next|earlier|later|meanwhile|today|yesterday|\w+ing|\w+ed|\w+ly)\b/i,
  attribution: new RegExp(
    `^(?:according to .{3,60}|[^“”"]{2,50} ${says}(?: .{0,30})?|${says} [^“”"]{2,50})$`,
    'i',
  ),
}

function westernClauses({ text }: Marked, made: readonly Clause[]): readonly Stretch[] {
  const first = made[0]
  if (first === undefined) return []
  const main = westernWords.leads.test(first.words) ? 1 : 0
  const hasList = made.some(({ words }, index) => index > 1 && westernWords.joins.test(words))
  const found: Stretch[] = []
  for (let index = main + 1; index < made.length; index += 1) {
    const clause = made[index]
    const before = made[index - 1]
    const after = made[index + 1]
    if (clause === undefined || before === undefined || clause.words.length < 3) continue
    if (clause.mark === ';') {
      found.push(halfSentence(made, index))
      continue
    }
    const from = clause.from - 1
    // The comma of a quotation stands within it: “It is open,” he said.
    const isReporting = westernWords.attribution.test(clause.words) && !/[”"’]$/.test(before.words)
    const kind = isReporting ? 'attribution' : 'clause'
    const { words } = clause
    const tellsMore = westernWords.more.test(words) || (westernWords.name.test(words) && !hasList)
    if (after === undefined) {
      const joins =
        westernWords.joinsClause.test(words) || (westernWords.joins.test(words) && made.length === 2)
      if (isReporting || joins || (tellsMore && main === 0)) found.push({ kind, from, to: clause.to })
    } else if (isReporting || tellsMore) {
      const goesOn = westernWords.joins.test(after.words) || westernWords.joinsClause.test(after.words)
      const isSetOff = text[clause.to] === ','
      // Both commas go, unless the one after it belongs to what follows.
      found.push({ kind, from, to: isSetOff && !goesOn ? clause.to + 1 : clause.to })
    }
  }
  return found
}

// A sentence that begins so leans on the one before it.
const leans =
  /^[“‘"]?(?:他|她|它|这|那|此|其|该|但|然而|不过|因此|所以|因而|于是|同时|另外|而|并|也|还|对此|为此|随后|之后|接着|最终|结果|与此|后者|前者|两者|(?:he|she|it|they|his|her|its|their|this|that|these|those|but|however|yet|so|then|also|both|there|such|still|instead|meanwhile|afterwards|and|or|one|another|the (?:latter|former|two|pair|move|decision))\b)/i

function leansBack(text: string): boolean {
  return leans.test(text)
}

/** Sentences that nothing after them leans on, and what follows a sentence to the paragraph's end. Never the first. */
function wholeSentences(
  { text, pairs }: Marked,
  sentences: readonly Span[],
  next: string,
): readonly Stretch[] {
  const found: Stretch[] = []
  const last = sentences.at(-1)
  if (last === undefined) return found
  for (const [index, sentence] of sentences.entries()) {
    const before = sentences[index - 1]
    if (before === undefined) continue
    const after = sentences[index + 1]
    const follows = after === undefined ? next : text.slice(after.from, after.to)
    // A list is told in turn: none of its points goes alone.
    if (hanWords.points.test(text.slice(sentence.from, sentence.to))) return found
    if (!leansBack(follows)) found.push({ kind: 'sentence', from: before.to, to: sentence.to })
    if (after !== undefined && !leansBack(next))
      found.push({ kind: 'sentence', from: before.to, to: last.to })
  }
  return found.filter(
    ({ from, to }) => !pairs.some((pair) => quoteMarks.has(pair.open) && pair.from < from && pair.to > to),
  )
}
