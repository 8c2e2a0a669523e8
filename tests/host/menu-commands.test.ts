// The window's table of commands, and the native menu made from it.

import { expect, test } from 'vitest'
import { menuTemplate } from '../../src/main/host/electron/menu.ts'
import { commandGroups } from '../../src/renderer/app/command.ts'
import { commands } from '../../src/renderer/app/commands.ts'
import { windowMenus } from '../../src/renderer/app/window-menu.ts'
import { startWords } from '../../src/renderer/i18n/i18n.ts'

test('every command stands in a menu, under its group', async () => {
  await startWords('en')
  const menus = windowMenus(commands)
  expect(menus.map((menu) => menu.group)).toEqual(commandGroups)
  expect(menus.flatMap((menu) => menu.items.map((item) => item.id)).toSorted()).toEqual(
    commands.map((command) => command.id).toSorted(),
  )
})

test.each(['en', 'zh'] as const)('every command and menu has a name of its own in %s', async (locale) => {
  await startWords(locale)
  for (const menu of windowMenus(commands)) {
    const labels = [menu.label, ...menu.items.map((item) => item.label)]
    // A key without words comes back as it is.
    for (const label of labels) expect(label).not.toMatch(/^[a-z]+\.[a-zA-Z.]+$/)
    expect(new Set(labels.slice(1)).size).toBe(menu.items.length)
    if (locale === 'zh') for (const label of labels) expect(label).toMatch(/\p{Script=Han}/u)
  }
})

const someMenus = [
  {
    group: 'edit',
    label: '编辑',
    items: [
      { id: 'edit.undo', label: '撤销', shortcut: 'Mod+Z', enabled: false },
      { id: 'page.preview', label: '预览', shortcut: 'W', enabled: true },
    ],
  },
]

test('the native menu shows what the window says, with the entries of the system', () => {
  const sent: string[] = []
  const [menu] = menuTemplate(someMenus, 'win32', (command) => sent.push(command))
  const items = menu?.submenu
  if (!Array.isArray(items)) throw new Error('a menu')
  expect(items[0]).toMatchObject({
    label: '撤销',
    enabled: false,
    accelerator: 'CmdOrCtrl+Z',
    registerAccelerator: false,
  })
  expect(items.map((item) => item.role ?? '').join(' ')).toContain('cut copy paste selectAll')
  for (const item of items) (item.click as (() => void) | undefined)?.()
  expect(sent).toEqual(['edit.undo', 'page.preview'])
})

test('on a Mac the menu takes keys, but no single letters', () => {
  const [own, menu] = menuTemplate(someMenus, 'darwin', () => undefined)
  expect(own).toEqual({ role: 'appMenu' })
  const items = menu?.submenu
  if (!Array.isArray(items)) throw new Error('a menu')
  expect(items[0]).toMatchObject({ accelerator: 'CmdOrCtrl+Z', registerAccelerator: true })
  expect(items[1]?.accelerator).toBeUndefined()
})

test('no id and no shortcut stands for two commands', () => {
  const ids = commands.map((command) => command.id)
  expect(new Set(ids).size).toBe(ids.length)
  const keys = commands.flatMap((command) => command.shortcut ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})
