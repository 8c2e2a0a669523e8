// The native menu. An item sends the window a command of its table by id; what the command does, and
// whether it can be done now, is the window's to know. Keys are shown here and handled there, except on a
// Mac, where the menu takes them first.

import type { MenuItemConstructorOptions } from 'electron'
import type { Locale } from '../../../contract/calls.ts'

interface Item {
  readonly id: string
  readonly en: string
  readonly zh: string
  readonly key?: string
}

type Entry =
  | Item
  | 'line'
  | {
      readonly role: NonNullable<MenuItemConstructorOptions['role']>
      readonly en: string
      readonly zh: string
    }

const menus: readonly { readonly en: string; readonly zh: string; readonly entries: readonly Entry[] }[] = [
  {
    en: 'File',
    zh: '文件',
    entries: [
      { id: 'file.new', en: 'New issue…', zh: '新建一期…', key: 'CmdOrCtrl+N' },
      { id: 'file.open', en: 'Open…', zh: '打开…', key: 'CmdOrCtrl+O' },
      'line',
      { id: 'file.save', en: 'Save restore point', zh: '保存版本', key: 'CmdOrCtrl+S' },
      { id: 'file.versions', en: 'Versions…', zh: '版本…', key: 'CmdOrCtrl+Shift+H' },
      { id: 'file.import', en: 'Import copy…', zh: '导入稿件…' },
      { id: 'file.export', en: 'Export…', zh: '导出…', key: 'CmdOrCtrl+Shift+E' },
      'line',
      { id: 'file.close', en: 'Close issue', zh: '关闭本期', key: 'CmdOrCtrl+W' },
      { role: 'quit', en: 'Quit', zh: '退出' },
    ],
  },
  {
    en: 'Edit',
    zh: '编辑',
    entries: [
      { id: 'edit.undo', en: 'Undo', zh: '撤销', key: 'CmdOrCtrl+Z' },
      { id: 'edit.redo', en: 'Redo', zh: '重做', key: 'CmdOrCtrl+Shift+Z' },
      'line',
      { role: 'cut', en: 'Cut', zh: '剪切' },
      { role: 'copy', en: 'Copy', zh: '复制' },
      { role: 'paste', en: 'Paste', zh: '粘贴' },
      { role: 'selectAll', en: 'Select all', zh: '全选' },
    ],
  },
  {
    en: 'Page',
    zh: '版面',
    entries: [
      { id: 'page.insert', en: 'Insert page', zh: '插入版面' },
      { id: 'page.remove', en: 'Delete page', zh: '删除版面' },
      'line',
      { id: 'layout.makeup', en: 'Lay out page', zh: '自动组版' },
      { id: 'jump.make', en: 'Continue on page…', zh: '转版…', key: 'CmdOrCtrl+J' },
    ],
  },
  {
    en: 'Block',
    zh: '版块',
    entries: [
      { id: 'block.draw', en: 'Draw a block', zh: '画版块', key: 'N' },
      { id: 'block.new', en: 'New block in free space…', zh: '在空位新建版块…', key: 'Shift+N' },
      { id: 'block.advert', en: 'Place an advert…', zh: '排入广告…' },
      { id: 'block.nameplate', en: 'Insert the nameplate', zh: '插入报头' },
      'line',
      { id: 'block.shape', en: 'Place in a shape…', zh: '套用模块…', key: 'CmdOrCtrl+Alt+S' },
      { id: 'block.fit', en: 'Fit block to text', zh: '版块适合文字', key: 'CmdOrCtrl+Alt+F' },
      { id: 'block.swap', en: 'Swap two blocks', zh: '两块互换', key: 'CmdOrCtrl+Alt+X' },
      'line',
      { id: 'block.group', en: 'Group', zh: '组合', key: 'CmdOrCtrl+G' },
      { id: 'block.ungroup', en: 'Ungroup', zh: '取消组合', key: 'CmdOrCtrl+Shift+G' },
      { id: 'block.lock', en: 'Lock or unlock', zh: '锁定或解锁', key: 'CmdOrCtrl+.' },
      { id: 'block.duplicate', en: 'Duplicate', zh: '复制一份', key: 'CmdOrCtrl+D' },
      'line',
      { id: 'block.takeOff', en: 'Take block off the page', zh: '从版面撤下版块' },
    ],
  },
  {
    en: 'View',
    zh: '视图',
    entries: [
      { id: 'page.zoomIn', en: 'Zoom in', zh: '放大', key: 'CmdOrCtrl+=' },
      { id: 'page.zoomOut', en: 'Zoom out', zh: '缩小', key: 'CmdOrCtrl+-' },
      { id: 'page.fit', en: 'Fit page', zh: '适合窗口', key: 'CmdOrCtrl+0' },
      { id: 'page.actual', en: 'Actual size', zh: '实际大小', key: 'CmdOrCtrl+1' },
      'line',
      { role: 'togglefullscreen', en: 'Full screen', zh: '全屏' },
    ],
  },
  {
    en: 'Help',
    zh: '帮助',
    entries: [
      { id: 'view.palette', en: 'All commands…', zh: '所有命令…', key: 'CmdOrCtrl+K' },
      { id: 'help.shortcuts', en: 'Keyboard shortcuts', zh: '快捷键', key: 'F1' },
    ],
  },
]

export function menuTemplate(
  locale: Locale,
  platform: string,
  send: (command: string) => void,
): MenuItemConstructorOptions[] {
  // A Mac's first menu is the program's own.
  const own: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  const ours = menus.map(
    (menu): MenuItemConstructorOptions => ({
      label: menu[locale],
      submenu: menu.entries.map((entry): MenuItemConstructorOptions => {
        if (entry === 'line') return { type: 'separator' }
        if ('role' in entry) return { role: entry.role, label: entry[locale] }
        return {
          label: entry[locale],
          ...(entry.key === undefined ? {} : { accelerator: entry.key, registerAccelerator: false }),
          click: () => {
            send(entry.id)
          },
        }
      }),
    }),
  )
  return [...own, ...ours]
}

/** Ids of every command a menu can send. */
export const menuCommands: readonly string[] = menus.flatMap((menu) =>
  menu.entries.flatMap((entry) => (typeof entry === 'object' && 'id' in entry ? entry.id : [])),
)
