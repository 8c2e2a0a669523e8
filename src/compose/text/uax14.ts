// Where a line of text in any script may end: the Unicode line breaking algorithm, as Unicode 15.0 has it.
// Rules: UAX #14 of that version, with the regular expression for numbers of its section 8.2, example 7, which is
// what the Unicode test file holds a program to. Chinese typography and house style are not known here.
//
// The rules become two tables the first time a text is asked about: whether a line may end between a state
// and the next character's class, and the state after that. A state is the class of the character before, or
// where a rule looks further back than that, one of a few longer memories. A text is then read once.
//
// Thai, Lao, Khmer and Burmese have no breaks inside a phrase: words there are found by dictionary.

import { classLetters, classRuns } from './uax14-data.ts'

/**
 * Line break classes by the names UAX #14 gives them, so that a rule reads as it is printed there. Small
 * numbers, and the commonest is 0: the table need not be written where nothing special is.
 * Two are parts of another class, told apart for one rule each.
 */
export const lb = {
  AL: 0,
  BA: 1,
  BB: 2,
  BK: 3,
  B2: 4,
  CB: 5,
  CL: 6,
  CM: 7,
  CP: 8,
  CR: 9,
  EB: 10,
  EM: 11,
  EX: 12,
  GL: 13,
  HL: 14,
  HY: 15,
  H2: 16,
  H3: 17,
  ID: 18,
  IN: 19,
  IS: 20,
  JL: 21,
  JT: 22,
  JV: 23,
  LF: 24,
  NL: 25,
  NS: 26,
  NU: 27,
  OP: 28,
  PO: 29,
  PR: 30,
  QU: 31,
  RI: 32,
  SP: 33,
  SY: 34,
  WJ: 35,
  ZW: 36,
  ZWJ: 37,
  /** OP that is full-width or half-width in East Asian Width, which LB30 passes over. */
  OPwide: 38,
  /** ID kept for pictures to come, on which LB30b lets a skin tone sit. */
  IDfuture: 39,
} as const

export type LbClass = (typeof lb)[keyof typeof lb]

const classCount = 40

/** What a line may do after a character. */
export const lineEnd = { never: 0, may: 1, must: 2 } as const

// Longer memories than one class. Each answers to every rule for its class unless a rule names it.
const memory = {
  /** SY, IS, CL or CP that belongs to a number begun before it. */
  numberSY: 40,
  numberIS: 41,
  numberCL: 42,
  numberCP: 43,
  /** HY or BA after a Hebrew letter. */
  hebrewHyphen: 44,
  /** The second half of a flag. */
  flagEnd: 45,
  /** OP right after PR or PO: part of a number if a digit follows. */
  prefixOpen: 46,
  /** Spaces, and what was before them. */
  openSpaces: 47,
  quoteSpaces: 48,
  closeSpaces: 49,
  dashSpaces: 50,
  zeroSpaces: 51,
} as const

const stateCount = 52

const memoryClass: ReadonlyMap<number, LbClass> = new Map<number, LbClass>([
  [memory.numberSY, lb.SY],
  [memory.numberIS, lb.IS],
  [memory.numberCL, lb.CL],
  [memory.numberCP, lb.CP],
  [memory.hebrewHyphen, lb.HY],
  [memory.flagEnd, lb.RI],
  [memory.prefixOpen, lb.OP],
  [memory.openSpaces, lb.SP],
  [memory.quoteSpaces, lb.SP],
  [memory.closeSpaces, lb.SP],
  [memory.dashSpaces, lb.SP],
  [memory.zeroSpaces, lb.SP],
])

function classOfState(state: number): number {
  return memoryClass.get(state) ?? state
}

/** Classes and memories. */
type Group = readonly number[]

const everything: Group = Array.from({ length: stateCount }, (_, state) => state)

function allBut(...left: Group): Group {
  return everything.filter((state) => !left.includes(classOfState(state)))
}

const hard: Group = [lb.BK, lb.CR, lb.LF, lb.NL]
/** What a combining mark does not attach to (LB9). */
const markless: Group = [...hard, lb.SP, lb.ZW]
const letters: Group = [lb.AL, lb.HL]
const opens: Group = [lb.OP, lb.OPwide]
const closes: Group = [lb.CL, lb.CP]
const ideographs: Group = [lb.ID, lb.IDfuture, lb.EB, lb.EM]
const hangul: Group = [lb.JL, lb.JV, lb.JT, lb.H2, lb.H3]
const affixes: Group = [lb.PR, lb.PO]
const numbers: Group = [lb.NU, memory.numberSY, memory.numberIS]
const numberCloses: Group = [memory.numberCL, memory.numberCP]

const { never, may, must } = lineEnd

/** Before, what a line may do there, after. */
type Rule = readonly [Group, 0 | 1 | 2, Group]

// In order; the first that fits decides. LB2, LB3 and LB8a, and in LB25 the sign before a bracketed number,
// are in `lineBreaks`; LB9 and LB10 are also in `buildBreaks` and `stateAfter`.
const rules: readonly Rule[] = [
  // LB4, LB5, LB6: the ends of lines that are in the text.
  [[lb.CR], never, [lb.LF]],
  [hard, must, everything],
  [everything, never, hard],
  // LB7, LB8: spaces hang at the end of a line; a zero-width one is a place to end it.
  [everything, never, [lb.SP, lb.ZW]],
  [[lb.ZW, memory.zeroSpaces], may, everything],
  // LB9: a mark is one with what it is on.
  [allBut(...markless), never, [lb.CM, lb.ZWJ]],
  // LB11, LB12, LB12a: word joiner and no-break space.
  [everything, never, [lb.WJ]],
  [[lb.WJ, lb.GL], never, everything],
  [allBut(lb.SP, lb.BA, lb.HY), never, [lb.GL]],
  // LB13: closing marks, even after spaces. Example 7 leaves those right after a digit to LB25, which says the same.
  [everything, never, [...closes, lb.EX, lb.IS, lb.SY]],
  // LB14 to LB17: opening marks, quotes before them, closing ones before a nonstarter, and two dashes, across spaces.
  [[...opens, memory.openSpaces], never, everything],
  [[lb.QU, memory.quoteSpaces], never, opens],
  [[...closes, memory.closeSpaces], never, [lb.NS]],
  [[lb.B2, memory.dashSpaces], never, [lb.B2]],
  // LB18: every other space.
  [[lb.SP], may, everything],
  // LB19, LB20: quotes, which may open or close, and objects set in the line.
  [everything, never, [lb.QU]],
  [[lb.QU], never, everything],
  [everything, may, [lb.CB]],
  [[lb.CB], may, everything],
  // LB21, LB21a, LB21b: hyphens end a line; a Hebrew word with one is whole.
  [everything, never, [lb.BA, lb.HY, lb.NS]],
  [[lb.BB], never, everything],
  [[memory.hebrewHyphen], never, everything],
  [[lb.SY], never, [lb.HL]],
  // LB22: dots of an ellipsis.
  [everything, never, [lb.IN]],
  // LB23, LB23a, LB24: letters with digits, and signs with what they are signs of.
  [letters, never, [lb.NU]],
  [[lb.NU], never, letters],
  [[lb.PR], never, ideographs],
  [ideographs, never, [lb.PO]],
  [affixes, never, letters],
  [letters, never, affixes],
  // LB25, by example 7: (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?
  // A point begins no number, so .35 may part after it: the test file says so (“equals .35 cents”).
  [[...affixes, lb.HY], never, [lb.NU]],
  [numbers, never, [lb.NU, ...affixes]],
  [numberCloses, never, affixes],
  // LB26, LB27: Hangul syllables, whole or in pieces, are ideographs once put together.
  [[lb.JL], never, [lb.JL, lb.JV, lb.H2, lb.H3]],
  [[lb.JV, lb.H2], never, [lb.JV, lb.JT]],
  [[lb.JT, lb.H3], never, [lb.JT]],
  [hangul, never, [lb.PO]],
  [[lb.PR], never, hangul],
  // LB28, LB29, LB30: words, and brackets and points inside them: (s)he, e.g.
  [letters, never, letters],
  [[lb.IS], never, letters],
  [[...letters, lb.NU], never, [lb.OP]],
  [[lb.CP], never, [...letters, lb.NU]],
  // LB30a, LB30b: flags are pairs; a skin tone is one with its picture.
  [[memory.flagEnd], may, [lb.RI]],
  [[lb.RI], never, [lb.RI]],
  [[lb.EB, lb.IDfuture], never, [lb.EM]],
  // LB31
  [everything, may, everything],
]

function cellOf(state: number, lbClass: number): number {
  return state * classCount + lbClass
}

function buildBreaks(): Uint8Array {
  const undecided = 3
  const cells = new Uint8Array(stateCount * classCount).fill(undecided)
  for (const [before, value, after] of rules) {
    const fits = everything.filter((state) => before.includes(state) || before.includes(classOfState(state)))
    for (const lbClass of after.filter((one) => one < classCount)) {
      for (const state of fits) {
        const cell = cellOf(state, lbClass)
        if (cells[cell] === undecided) cells[cell] = value
      }
    }
  }
  // LB10: a mark that is on nothing is a letter.
  for (const state of everything.filter((one) => markless.includes(classOfState(one)))) {
    const asLetter = cells[cellOf(state, lb.AL)] ?? may
    for (const mark of [lb.CM, lb.ZWJ]) cells[cellOf(state, mark)] = asLetter
  }
  return cells
}

const spacesAfter: ReadonlyMap<number, number> = new Map<number, number>([
  [lb.OP, memory.openSpaces],
  [lb.OPwide, memory.openSpaces],
  [lb.QU, memory.quoteSpaces],
  [lb.CL, memory.closeSpaces],
  [lb.CP, memory.closeSpaces],
  [lb.B2, memory.dashSpaces],
  [lb.ZW, memory.zeroSpaces],
])

const inNumber: ReadonlyMap<number, number> = new Map<number, number>([
  [lb.SY, memory.numberSY],
  [lb.IS, memory.numberIS],
  [lb.CL, memory.numberCL],
  [lb.CP, memory.numberCP],
])

function stateAfter(state: number, next: number): number {
  const before = classOfState(state)
  if (next === lb.CM || next === lb.ZWJ) return markless.includes(before) ? lb.AL : state
  if (next === lb.SP) return before === lb.SP ? state : (spacesAfter.get(before) ?? lb.SP)
  if (numbers.includes(state)) return inNumber.get(next) ?? next
  if (before === lb.HL && (next === lb.HY || next === lb.BA)) return memory.hebrewHyphen
  if (state === lb.RI && next === lb.RI) return memory.flagEnd
  if (affixes.includes(before) && opens.includes(next)) return memory.prefixOpen
  return next
}

function buildStates(): Uint8Array {
  const cells = new Uint8Array(stateCount * classCount)
  for (const state of everything)
    for (let next = 0; next < classCount; next += 1) cells[cellOf(state, next)] = stateAfter(state, next)
  return cells
}

/** The class of every code point, from runs of a letter for the class and a decimal length, 1 left out. */
function decodeClasses(): Uint8Array {
  const decoded = new Uint8Array(0x110000)
  let start = 0
  for (let at = 0; at < classRuns.length; ) {
    const lbClass = classLetters.indexOf(classRuns.charAt(at))
    let length = 0
    for (at += 1; at < classRuns.length && classRuns.charCodeAt(at) <= 0x39; at += 1)
      length = length * 10 + classRuns.charCodeAt(at) - 0x30
    const end = start + Math.max(1, length)
    if (lbClass !== lb.AL) decoded.fill(lbClass, start, end)
    start = end
  }
  return decoded
}

interface Tables {
  readonly classes: Uint8Array
  readonly breaks: Uint8Array
  readonly states: Uint8Array
}

let built: Tables | null = null

function tables(): Tables {
  built ??= { classes: decodeClasses(), breaks: buildBreaks(), states: buildStates() }
  return built
}

/** Class of a code point after LB1: AI, SA (unless a mark), SG and XX are AL, CJ is NS. Beyond Unicode it is AL. */
export function lineBreakClass(codePoint: number): LbClass {
  return (tables().classes[codePoint] ?? lb.AL) as LbClass
}

/**
 * For each UTF-16 unit what a line may do after it, a `lineEnd`: nothing inside a surrogate pair, and after
 * the last unit it must end. A surrogate alone is a letter. An empty text gives an empty array.
 */
export function lineBreaks(text: string): Uint8Array {
  const { classes, breaks, states } = tables()
  const { length } = text
  const ends = new Uint8Array(length)
  // LB2: the start of the text is the start of a line.
  let state: number = lb.BK
  let joined = false
  let beforeOpen = 0
  for (let at = 0; at < length; at += 1) {
    const previous = at - 1
    let codePoint = text.charCodeAt(at)
    // Asking for the whole code point costs more, and few characters are in two halves.
    if (codePoint >= 0xd800 && codePoint < 0xdc00) {
      codePoint = text.codePointAt(at) ?? 0
      if (codePoint > 0xffff) at += 1
    }
    const next = classes[codePoint] ?? lb.AL
    const cell = state * classCount + next
    // LB8a: nothing is parted from a joiner before it. Whatever a line must do comes from a class that takes no joiner.
    if (previous >= 0) ends[previous] = joined ? never : (breaks[cell] ?? may)
    joined = next === lb.ZWJ
    const after = states[cell] ?? lb.AL
    // LB25: $ stays with (12), but not with (a).
    if (state === memory.prefixOpen) {
      if (next === lb.NU) ends[beforeOpen] = never
    } else if (after === memory.prefixOpen) beforeOpen = previous
    state = after
  }
  // LB3
  if (length > 0) ends[length - 1] = must
  return ends
}
