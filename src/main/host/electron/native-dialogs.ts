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
    issueFolder: 'Issue folder',
    issueFile: 'One file (.issuez)',
    which: 'What do you want to open?',
    folder: 'Folder of copy',
    file: 'One document',
    what: 'What do you want to import?',
    styleFile: 'Style book file',
    from: 'Where do you want to take the style book from?',
    browse: 'Open this address in your browser?',
  },
  zh: {
    open: '打开',
    cancel: '取消',
    issueFolder: '本期文件夹',
    issueFile: '单个文件（.issuez）',
    which: '要打开什么?',
    folder: '稿件文件夹',
    file: '单篇稿件',
    what: '要导入什么?',
    styleFile: '版式规范文件',
    from: '从哪里取用版式规范?',
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

  interface Ways {
    readonly message: string
    readonly folder: string
    readonly file: string
    readonly extensions: readonly string[]
  }

  /** A Mac's dialog takes either; elsewhere it must be known before which one is wanted. */
  async function chooseEither(window: Window, ways: Ways): Promise<string | null> {
    if (parts.platform === 'darwin') return openOne(window, { properties: ['openFile', 'openDirectory'] })
    const { response } = await dialog.showMessageBox(window, {
      message: ways.message,
      buttons: [ways.folder, ways.file, say().cancel],
      cancelId: 2,
      noLink: true,
    })
    if (response === 0) return folder(window)
    return response === 1 ? file(window, ways.file, ways.extensions) : null
  }

  async function choose(purpose: FilePurpose, suggestion: string, window: Window): Promise<string | null> {
    switch (purpose) {
      case 'open-issue': {
        const { which, issueFolder, issueFile } = say()
        const ways = { message: which, folder: issueFolder, file: issueFile, extensions: ['issuez'] }
        return chooseEither(window, ways)
      }
      case 'export-folder':
        return folder(window)
      case 'import': {
        const { what } = say()
        const ways = { message: what, folder: say().folder, file: say().file, extensions: documentTypes }
        return chooseEither(window, ways)
      }
      case 'picture':
        return file(window, suggestion, pictureTypes)
      case 'style-book': {
        const { from, issueFolder, styleFile } = say()
        const ways = { message: from, folder: issueFolder, file: styleFile, extensions: ['json'] }
        return chooseEither(window, ways)
      }
      case 'style-file': {
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          defaultPath: join(documents, `${suggestion}.json`),
          properties: ['createDirectory'],
        })
        return canceled || filePath === '' ? null : filePath
      }
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
