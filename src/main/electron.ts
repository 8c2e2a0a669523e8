// Entry under Electron: hands Electron itself and the program's parts to the host.

import { join, resolve } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron'
import { runElectron } from './host/electron/electron-host.ts'
import { makeUserData, programFolders, programVersion, surroundings } from './host/program.ts'
import { programParts } from './parts.ts'

const around = surroundings()
const entries = import.meta.dirname
const folders = programFolders(entries, around)
// Electron's own switches and, in a checkout, the entry stand before the user's words.
const issue = process.argv.slice(app.isPackaged ? 1 : 2).find((word) => !word.startsWith('-'))

await makeUserData(folders.userData)
// Not awaited: Electron is not ready before this file has been run to its end.
void runElectron(
  { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell },
  {
    folders,
    around,
    version: programVersion(entries),
    parts: programParts(folders, around),
    preload: join(entries, '..', 'preload', 'preload.cjs'),
    issue: issue === undefined ? null : resolve(issue),
  },
)
