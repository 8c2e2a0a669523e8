// The texts of --help.

import type { Command } from './command.ts'

export function programHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  return [
    'Usage: jumpline COMMAND …',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.about}`),
    '',
    'Every command takes --json (one JSON document on stdout) and --help.',
    'ARTICLE is an id, a slug or the start of a headline; PAGE a number or a label.',
    'Exit codes: 0 done, 1 the content has problems, 2 wrong use or unreadable input, 3 the outside world failed.',
    'JUMPLINE_HOME is the folder of user data, JUMPLINE_WRITER the name of your branch.',
  ].join('\n')
}

export function commandHelp(command: Command): string {
  const options = Object.entries({
    ...command.options,
    json: { takes: 'nothing', about: 'one JSON document on stdout' },
    help: { takes: 'nothing', about: 'this text' },
  }).map(([name, { takes, about }]) => [`--${name}${takes === 'value' ? ' …' : ''}`, about] as const)
  const width = Math.max(...options.map(([name]) => name.length))
  return [
    `Usage: jumpline ${command.name} ${command.usage}`,
    '',
    `${command.about[0]?.toUpperCase() ?? ''}${command.about.slice(1)}.`,
    '',
    ...options.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`),
  ].join('\n')
}
