// The native menu sends ids of the window's command table: both must name the same things.

import { expect, test } from 'vitest'
import { menuCommands } from '../../src/main/host/electron/menu.ts'
import { commands } from '../../src/renderer/app/commands.ts'

test('every item of the native menu is a command of the window', () => {
  expect(menuCommands.length).toBeGreaterThan(12)
  const known = new Set(commands.map((command) => command.id))
  expect(menuCommands.filter((id) => !known.has(id))).toEqual([])
})

test('no id and no shortcut stands for two commands', () => {
  const ids = commands.map((command) => command.id)
  expect(new Set(ids).size).toBe(ids.length)
  const keys = commands.flatMap((command) => command.shortcut ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})
