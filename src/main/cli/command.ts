// What a command of the command line is, and how it ends: with a report, or with one line about what went
// wrong and the exit code that goes with it.

import { err, type Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import { faultWords } from '../fault-words.ts'
import type { Desk } from './desk.ts'

export interface Command {
  readonly name: string
  /** What follows the name, as the help shows it. */
  readonly usage: string
  readonly about: string
  /** Every option it takes besides `--json` and `--help`, with its line of help. */
  readonly options: Readonly<Record<string, Option>>
  /** The fewest and most words it takes. */
  readonly words: readonly [least: number, most: number]
  readonly run: (given: Given, desk: Desk) => Promise<Outcome>
}

export interface Option {
  readonly takes: 'nothing' | 'value'
  readonly about: string
}

/** What was given on the command line, checked against the command. */
export interface Given {
  readonly words: readonly string[]
  readonly has: (option: string) => boolean
  readonly value: (option: string) => string | undefined
}

export type Outcome = Result<Report, Stop>

export interface Report {
  /** For `--json`. */
  readonly json: object
  /** For a person, on stdout. */
  readonly lines: readonly string[]
  /** True when the content has problems: exit code 1. */
  readonly problems?: boolean
}

/** 1: the content has problems. 2: wrong use, or input that can't be read. 3: the outside world failed. */
export interface Stop {
  readonly exit: 1 | 2 | 3
  readonly line: string
}

export function wrongUse(line: string): Result<never, Stop> {
  return err({ exit: 2, line })
}

/** A fault while reading what the user gave. */
export function inputFault(fault: Fault): Result<never, Stop> {
  const exit = fault.kind === 'disk-full' || fault.kind === 'internal' ? 3 : 2
  return err({ exit, line: faultWords(fault) })
}

/** A fault while writing. */
export function outputFault(fault: Fault): Result<never, Stop> {
  const exit = {
    incomplete: 1,
    'check-errors': 1,
    refused: 2,
    exists: 2,
    unreadable: 2,
    'newer-format': 2,
  } as const
  return err({
    exit: fault.kind in exit ? exit[fault.kind as keyof typeof exit] : 3,
    line: faultWords(fault),
  })
}
