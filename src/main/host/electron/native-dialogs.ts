// The system's own dialogs, over the window that asks.

import { join } from 'node:path'
import type { OpenDialogOptions } from 'electron'
import type { FilePurpose, Locale } from '../../../contract/calls.ts'
import { documentTypes, pictureTypes } from '../../../import/read-document.ts'
import type { Dialogs } from '../host.ts'
import type { ElectronApi, ElectronWindow } from './electron-api.ts'

export interface NativeDialogParts<Window extends ElectronWindow> {
  readonly dialog: ElectronApi<Window>['dialog']
  readonly windowOf: (window: string) => Window | null
  readonly documents: string
  readonly locale: () => Locale
  readonly platform: string
}

const words = {
  en: {
    open: 'Open',
    cancel: 'Cancel',
    folder: 'Folder of copy',
    file: 'One document',
    what: 'What do you want to import?',
    browse: 'Open this address in your browser?',
  },
  zh: {
    open: '打开',
    cancel: '取消',
    folder: '稿件文件夹',
    file: '单篇稿件',
    what: '要导入什么?',
    browse: '在浏览器中打开这个地址?',
  },
}

export function createNativeDialogs<Window extends ElectronWindow>(
  parts: NativeDialogParts<Window>,
): Dialogs {
  const { dialog, documents } = parts
  const say = (): (typeof words)['en'] => words[parts.locale()]

  async function openOne(window: Window, options: OpenDialogOptions): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options)
    return canceled ? null : (filePaths[0] ?? null)
  }

  const folder = (window: Window): Promise<string | null> =>
    openOne(window, { properties: ['openDirectory', 'createDirectory'] })
  const file = (window: Window, name: string, extensions: readonly string[]): Promise<string | null> =>
    openOne(window, { properties: ['openFile'], filters: [{ name, extensions: [...extensions] }] })

  /** A Mac's dialog takes either; elsewhere it must be known before which one is wanted. */
  async function chooseCopy(window: Window): Promise<string | null> {
    if (parts.platform === 'darwin') return openOne(window, { properties: ['openFile', 'openDirectory'] })
    const buttons = [say().folder, say().file, say().cancel]
    const { response } = await dialog.showMessageBox(window, {
      message: say().what,
      buttons,
      cancelId: 2,
      noLink: true,
    })
    if (response === 0) return folder(window)
    return response === 1 ? file(window, say().file, documentTypes) : null
  }

  async function choose(purpose: FilePurpose, suggestion: string, window: Window): Promise<string | null> {
    switch (purpose) {
      case 'open-issue':
      case 'export-folder':
        return folder(window)
      case 'import':
        return chooseCopy(window)
      case 'picture':
        return file(window, suggestion, pictureTypes)
      case 'new-issue': {
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          defaultPath: join(documents, suggestion),
          properties: ['createDirectory'],
        })
        return canceled || filePath === '' ? null : filePath
      }
    }
  }

  return {
    async choose(purpose, suggestion, id) {
      const window = parts.windowOf(id)
      return window === null ? null : choose(purpose, suggestion, window)
    },
    async confirmBrowse(url, id) {
      const window = parts.windowOf(id)
      if (window === null) return false
      const buttons = [say().open, say().cancel]
      const options = { message: say().browse, detail: url, buttons, defaultId: 1, cancelId: 1, noLink: true }
      return (await dialog.showMessageBox(window, options)).response === 0
    },
    drawn: null,
  }
}
