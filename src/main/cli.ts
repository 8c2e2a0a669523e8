// Entry of the command line. Parses words, runs one command, prints its report on stdout or one line about
// what went wrong on stderr, and ends with the exit code of the contract: 0 done, 1 the content has
// problems, 2 wrong use or unreadable input, 3 failure of the outside world.

import { debuglog, parseArgs } from 'node:util'
import { ok, type Result } from '../base/result.ts'
import { type Command, type Given, type Stop, wrongUse } from './cli/command.ts'
import { openDesk } from './cli/desk.ts'
import { commandHelp, programHelp } from './cli/help.ts'
import { programFolders, programVersion, surroundings } from './host/program.ts'

/** In the order the help shows them. Each is loaded when it is asked for: reading copy takes large parsers with it. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  new: async () => (await import('./cli/make-commands.ts')).newCommand,
  import: async () => (await import('./cli/make-commands.ts')).importCommand,
  makeup: async () => (await import('./cli/page-commands.ts')).makeupCommand,
  compose: async () => (await import('./cli/page-commands.ts')).composeCommand,
  check: async () => (await import('./cli/page-commands.ts')).checkCommand,
  export: async () => (await import('./cli/export-command.ts')).exportCommand,
  info: async () => (await import('./cli/info-command.ts')).infoCommand,
  jump: async () => (await import('./cli/edit-commands.ts')).jumpCommand,
  move: async () => (await import('./cli/edit-commands.ts')).moveCommand,
  page: async () => (await import('./cli/edit-commands.ts')).pageCommand,
  history: async () => (await import('./cli/history-commands.ts')).historyCommand,
  restore: async () => (await import('./cli/history-commands.ts')).restoreCommand,
  merge: async () => (await import('./cli/history-commands.ts')).mergeCommand,
  pack: async () => (await import('./cli/zip-commands.ts')).packCommand,
  unpack: async () => (await import('./cli/zip-commands.ts')).unpackCommand,
  compact: async () => (await import('./cli/compact-command.ts')).compactCommand,
  verify: async () => (await import('./cli/verify-command.ts')).verifyCommand,
  open: async () => (await import('./cli/open-command.ts')).openCommand,
}

const entries = import.meta.dirname

async function main(words: readonly string[]): Promise<number> {
  const [name = 'open', ...rest] = words
  if (name === '--help' || name === '-h' || name === 'help') return print(programHelp(await allCommands()))
  if (name === '--version') return print(programVersion(entries))
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) return stopped({ exit: 2, line: `${name}: no such command; --help lists them` })
  const command = await load()
  const given = readWords(command, rest)
  if (!given.ok) return stopped(given.fault)
  if (given.value.has('help')) return print(commandHelp(command))
  const around = surroundings()
  const desk = await openDesk({ folders: programFolders(entries, around), around, say, progress })
  if (!desk.ok) return stopped(desk.fault)
  const outcome = await command.run(given.value, desk.value)
  if (!outcome.ok) return stopped(outcome.fault)
  const { json, lines, problems } = outcome.value
  const text = given.value.has('json') ? JSON.stringify(json) : lines.join('\n')
  if (text !== '') print(text)
  return problems === true ? 1 : 0
}

function allCommands(): Promise<readonly Command[]> {
  return Promise.all(Object.values(commands).map((load) => load()))
}

/** The words of a command against what it takes. */
function readWords(command: Command, words: readonly string[]): Result<Given, Stop> {
  const options = Object.entries({
    ...command.options,
    json: { takes: 'nothing' },
    help: { takes: 'nothing' },
  })
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: Object.fromEntries(
        options.map(([name, { takes }]) => [
          name,
          { type: takes === 'value' ? ('string' as const) : ('boolean' as const) },
        ]),
      ),
    })
    const [least, most] = command.words
    const isHelp = values['help'] === true
    if (!isHelp && (positionals.length < least || positionals.length > most)) {
      return wrongUse(`${command.name}: wants ${command.usage}`)
    }
    return ok({
      words: positionals,
      has: (name) => values[name] === true,
      value: (name) => {
        const value = values[name]
        return typeof value === 'string' ? value : undefined
      },
    })
  } catch (error) {
    return wrongUse(`${command.name}: ${optionFault(error)}; --help lists what it takes`)
  }
}

/** What the parser of options says, without its advice. */
function optionFault(error: unknown): string {
  const [, option] = /'(--?[^' =<]*)/.exec(error instanceof Error ? error.message : '') ?? []
  const isUnknown =
    error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
  return isUnknown ? `no such option ${option ?? ''}` : `${option ?? 'an option'} is given the wrong way`
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function progress(line: string | null): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line ?? ''}`)
}

function stopped({ exit, line }: Stop): number {
  if (line !== '') say(`jumpline: ${line}`)
  return exit
}

process.on('uncaughtException', (error) => {
  debuglog('jumpline')(error.stack ?? '')
  process.exit(stopped({ exit: 3, line: `a fault in Jumpline itself: ${error.message}` }))
})
// Whoever reads our output may stop before its end, as `head` does.
process.stdout.on('error', () => {
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2))
