// Builds the services from a host and serves the contract with them. In: the host, and what reads copy
// and writes exports. Out: windows connected by wires, the files a window may load, and an orderly end.

import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createMint } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ExportWishes, OpenIssue, SessionId } from '../contract/calls.ts'
import type { EventName, Events, ExportProgress, ExportReport } from '../contract/events.ts'
import type { Fault } from '../contract/fault.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { CopyFile } from '../import/copy.ts'
import { isPicture } from '../import/read-document.ts'
import { encodeIssue } from '../model/file/encode.ts'
import type { Issue } from '../model/issue.ts'
import { attempt } from './fs/file-fault.ts'
import { createFilePort, type PortParts } from './fs/file-port.ts'
import { nodeFileSystem } from './fs/file-system.ts'
import type { Host } from './host/host.ts'
import type { Router } from './rpc/router.ts'
import { serve } from './rpc/serve.ts'
import type { Wire } from './rpc/wire.ts'
import { type AppFiles, createAppFiles } from './services/app-files.ts'
import { createGrants, type GrantPurpose } from './services/grants.ts'
import { createIssueStore } from './services/store/issue-store.ts'
import type { Original } from './services/store/original.ts'
import { createJournals } from './services/journal/journal.ts'
import { recoverIssue } from './services/journal/recovered-issue.ts'
import { createLeftWork } from './services/journal/left-work.ts'
import { startIssue } from './services/paper-choice.ts'
import { createPictures, maxPictureBytes } from './services/pictures.ts'
import { loadRecent } from './services/recent.ts'
import { createSamples, type MakeSampleIssue } from './services/samples.ts'
import { createStyleBooks } from './services/style-books.ts'
import { createSessions, randomName, type WindowId } from './services/sessions.ts'
import { loadSettings } from './services/settings.ts'
import { isZipName, openZip } from './services/store/open-zip.ts'
import { findWriter } from './services/writer.ts'

/** Writes exports of an issue as it stands at one moment. */
export interface ExportJobs {
  readonly start: (ask: ExportAsk) => Promise<Result<ExportReport, Fault>>
}

export interface ExportAsk {
  readonly issue: Issue
  readonly readOriginal: (sha256: string) => Promise<Result<Original, Fault>>
  /** Absolute path of the folder the user chose. */
  readonly target: string
  readonly wishes: ExportWishes
  readonly onProgress: (progress: ExportProgress) => void
  readonly signal: AbortSignal
}

/** Reads copy for an issue: a file or a folder by its path, or a document's bytes. */
export type ReadCopy = (ask: {
  readonly source: string | CopyFile
  readonly issue: Issue
  readonly page: string | null
}) => Promise<Result<ReadCopyResult, Fault>>

export interface ReadCopyResult {
  readonly edits: readonly Edit[]
  /** Of the pictures the edits name: they must be in the folder before the edits are made. */
  readonly originals: readonly Original[]
  readonly articles: number
  readonly notes: readonly string[]
}

/** What other parts of the program do for this one; null while they are not there. */
export interface StartParts {
  readonly exports: ExportJobs | null
  readonly readCopy: ReadCopy | null
  readonly makeSample: MakeSampleIssue | null
  /** JUMPLINE_WRITER. */
  readonly writer: string | undefined
}

export interface Application {
  readonly files: AppFiles
  readonly locale: () => 'en' | 'zh'
  /** Serves a window until its wire closes. */
  readonly connect: (window: WindowId, wire: Wire) => void
  /** Makes a path a recent issue that the next window opens, and tells the window if there is one. */
  readonly openPath: (path: string, window: WindowId | null) => Promise<Result<null, Fault>>
  /** True when the issue at this real path is open in a window. */
  readonly isOpen: (path: string) => boolean
  /** Pushes an event to one window, or to all. */
  readonly tell: <Name extends EventName>(name: Name, data: Events[Name], window: WindowId | null) => void
  /** Publishes what is open and waits. The faults are those of issues that are now in the journal only. */
  readonly close: () => Promise<readonly Fault[]>
}

export async function start(host: Host, parts: StartParts): Promise<Result<Application, Fault>> {
  const portParts: PortParts = {
    system: nodeFileSystem,
    platform: host.platform,
    random: host.random,
    pause: (milliseconds) =>
      new Promise((resolve) => {
        host.clock.after(milliseconds, () => {
          resolve()
        })
      }),
  }
  const userData = createFilePort(portParts, host.folders.userData)
  const mint = createMint(host.random)
  const newName = (): string => randomName(host.random)
  const writer = await findWriter(userData, mint, parts.writer)
  if (!writer.ok) return writer
  const settings = await loadSettings(userData, host.language)
  host.shell.setLocale(settings.get().locale)

  const store = createIssueStore({ ...portParts, now: host.clock.now, writer: writer.value })
  const wires = new Map<WindowId, Wire>()
  const tell: Application['tell'] = (event, data, window) => {
    for (const [id, wire] of wires) if (window === null || id === window) wire.send({ event, data })
  }
  const journals = createJournals(userData)
  const sessions = createSessions({
    host,
    system: nodeFileSystem,
    store,
    journals,
    onStored: (event) => {
      tell('issue.stored', event, null)
    },
    onOthers: (event) => {
      tell('issue.others', event, null)
    },
    userName: host.userName,
  })
  const styleBooks = createStyleBooks({
    portAt: (folder) => createFilePort(portParts, folder),
    async readIssue(path) {
      const real = await attempt(basename(path), () => nodeFileSystem.real(path))
      if (!real.ok) return real
      const read = await recoverIssue({ store, journals, settle: false }, real.value)
      return read.ok ? ok(read.value.issue) : read
    },
  })
  const left = createLeftWork({ port: userData, idOf: store.idOf, isOpen: sessions.holds })
  const recent = await loadRecent({
    port: userData,
    now: host.clock.now,
    newKey: newName,
    isIssue: store.isIssue,
  })
  const grants = createGrants(newName)
  const pictures = createPictures()
  const samples =
    parts.makeSample === null ? null : createSamples({ userData, store, sessions, make: parts.makeSample })
  const jobs = new Map<string, { readonly abort: AbortController; report: ExportReport | null }>()
  // A run that was killed left an issue open: it is where the editor wants to be.
  let opening: string | null = recent.leftOpen()

  async function opened(path: string, result: Result<OpenIssue, Fault>): Promise<Result<OpenIssue, Fault>> {
    if (!result.ok) return result
    const session = sessions.find(result.value.session)
    const real = session.ok ? session.value.stored.path : path
    const key = await recent.add(real, session.ok ? session.value.issue() : null)
    await recent.noteOpen(real, true)
    if (opening === key) opening = null
    return ok({ ...result.value, key, view: recent.viewOf(real) })
  }

  async function state(): ReturnType<Router['app.state']> {
    return ok({
      version: host.version,
      host: host.name,
      platform: host.platform,
      ...settings.get(),
      writer: writer.ok ? writer.value : '',
      userName: host.userName,
      recent: await recent.list(),
      opening,
    })
  }

  const router: Router = {
    'app.state': state,
    async 'app.set'(ask) {
      const set = await settings.set(ask)
      if (!set.ok) return set
      host.shell.setLocale(set.value.locale)
      if (ask.locale !== undefined) tell('app.locale', { locale: set.value.locale }, null)
      return state()
    },
    'app.menu'({ menus }) {
      host.shell.setMenu(menus)
      return Promise.resolve(ok(null))
    },
    async 'app.browse'({ url }, { window }) {
      const safe = safeAddress(url)
      if (safe === null) return err({ kind: 'malformed-call', call: 'app.browse', at: 'url' })
      if (!(await host.dialogs.confirmBrowse(safe, window))) return err({ kind: 'cancelled' })
      await host.shell.openExternal(safe)
      return ok(null)
    },
    async 'files.choose'({ purpose, suggestion }, { window }) {
      const path = await host.dialogs.choose(purpose, suggestion, window)
      if (path === null) return ok(null)
      return ok(grants.give(window, path, purpose, await isFolder(path, purpose)))
    },
    async 'dialog.list'({ dialog, folder }, { window }) {
      const { drawn } = host.dialogs
      if (drawn === null) return err({ kind: 'unknown-grant' })
      const from = folder === null ? ok(null) : grants.use(window, folder, 'browse')
      if (!from.ok) return from
      const level = await drawn.list(dialog, from.value)
      if (!level.ok) return level
      const give = (path: string, folderToo: boolean): ReturnType<typeof grants.give> =>
        grants.give(window, path, 'browse', folderToo)
      return ok({
        folder: give(level.value.path, true),
        shownPath: level.value.path,
        parent: level.value.parent === null ? null : give(level.value.parent, true).grant,
        entries: level.value.entries.map(({ path, kind }) => {
          const { grant, name } = give(path, kind !== 'file')
          return { grant, name, kind }
        }),
      })
    },
    'dialog.answer'({ dialog, grant, name }, { window }) {
      const { drawn } = host.dialogs
      if (drawn === null) return Promise.resolve(err({ kind: 'unknown-grant' }))
      const path = grant === null ? ok(null) : grants.use(window, grant, 'browse')
      return Promise.resolve(path.ok ? drawn.answer(dialog, path.value, name) : path)
    },
    async 'issue.sample'({ language }, { window }) {
      if (samples === null) return err({ kind: 'not-found', name: 'sample' })
      const sample = await samples.open(language, window)
      return sample.ok ? opened(sample.value.path, ok(sample.value.opened)) : sample
    },
    async 'issue.new'(ask, { window }) {
      const granted = grants.use(window, ask.grant, 'new-issue')
      if (!granted.ok) return granted
      const path = await newIssuePath(granted.value, `${ask.date} ${ask.name}`)
      const issue = startIssue(mint, ask, settings.get().locale)
      return opened(path, await sessions.create(path, issue, [], window))
    },
    async 'issue.open'({ grant }, { window }) {
      const granted = grants.use(window, grant, 'open-issue')
      const path = granted.ok ? await folderOf(granted.value) : granted
      return path.ok ? opened(path.value, await sessions.open(path.value, window)) : path
    },
    async 'issue.openRecent'({ key }, { window }) {
      const path = recent.pathOf(key)
      // Asked for and tried: a window that loads again is not sent there a second time.
      if (opening === key) opening = null
      return path.ok ? opened(path.value, await sessions.open(path.value, window)) : path
    },
    async 'issue.edit'({ session, seq, edits }) {
      const found = sessions.find(session)
      return found.ok ? found.value.edit(seq, edits) : found
    },
    async 'issue.save'({ session, message }) {
      const found = sessions.find(session)
      return found.ok ? found.value.save(message) : found
    },
    async 'issue.close'({ session }) {
      const found = sessions.find(session)
      const closed = await sessions.close(session)
      if (found.ok) await recent.noteOpen(found.value.stored.path, false)
      return closed
    },
    async 'issue.merge'({ session, seq }) {
      const found = sessions.find(session)
      return found.ok ? found.value.merge(seq) : found
    },
    async 'issue.view'({ session, page, article }) {
      const found = sessions.find(session)
      if (!found.ok) return found
      await recent.noteView(found.value.stored.path, { page, article })
      return ok(null)
    },
    async 'history.list'({ session }) {
      const found = sessions.find(session)
      return found.ok ? found.value.history() : found
    },
    async 'history.issue'({ session, commit }) {
      const found = sessions.find(session)
      if (!found.ok) return found
      const issue = await found.value.stored.issueAt(commit)
      return issue.ok ? ok({ files: [...encodeIssue(issue.value)] }) : issue
    },
    'recovery.list': async () => ok(await left.list()),
    async 'recovery.open'({ key }, { window }) {
      const name = await left.nameOf(key)
      return name.ok ? opened(name.value.path, await sessions.open(name.value.path, window)) : name
    },
    async 'recovery.issue'({ key }) {
      const found = await left.read(key)
      if (!found.ok) return found
      const { base, issue } = found.value
      return ok({
        base: base === null ? [] : [...encodeIssue(base)],
        files: issue === null ? [] : [...encodeIssue(issue)],
      })
    },
    async 'recovery.copy'({ key, grant }, { window }) {
      const granted = grants.use(window, grant, 'new-issue')
      if (!granted.ok) return granted
      const found = await left.read(key)
      if (!found.ok) return found
      const { issue, record } = found.value
      if (issue === null) return err({ kind: 'unreadable', name: basename(record.name.path), why: 'damaged' })
      const path = await newIssuePath(granted.value, basename(record.name.path, '.issue'))
      return opened(path, await sessions.create(path, issue, [], window))
    },
    'recovery.discard': ({ key }) => left.discard(key),
    async 'picture.add'({ session, grant }, { window }) {
      const found = sessions.find(session)
      if (!found.ok) return found
      const path = grants.use(window, grant, 'picture')
      if (!path.ok) return path
      const bytes = await readPictureFile(path.value)
      if (!bytes.ok) return bytes
      const name = basename(path.value)
      const picture = await pictures.read(bytes.value, name)
      if (!picture.ok) return picture
      const { original, width, height } = picture.value
      const kept = await found.value.addOriginal(original)
      return kept.ok ? ok({ sha256: original.sha256, type: original.type, width, height, name }) : kept
    },
    async 'style.read'({ grant }, { window }) {
      const path = grants.use(window, grant, 'style-book')
      const read = path.ok ? await styleBooks.read(path.value) : path
      return read.ok ? ok({ publication: read.value }) : read
    },
    async 'style.write'({ grant, publication }, { window }) {
      const path = grants.use(window, grant, 'style-file')
      if (!path.ok) return path
      // A dialog of the system's own has asked whether a file may be replaced; the drawn one has not.
      const written = await styleBooks.write(path.value, publication, host.dialogs.drawn === null)
      return written.ok ? ok({ name: written.value }) : written
    },
    async 'import.read'({ session, grant, page }, { window }) {
      const found = sessions.find(session)
      if (!found.ok) return found
      const path = grants.use(window, grant, 'import')
      if (!path.ok) return path
      if (parts.readCopy === null)
        return err({ kind: 'unreadable', name: basename(path.value), why: 'format' })
      const copy = await parts.readCopy({ source: path.value, issue: found.value.issue(), page })
      if (!copy.ok) return copy
      for (const original of copy.value.originals) {
        const kept = await found.value.addOriginal(original)
        if (!kept.ok) return kept
      }
      const { edits, articles, notes } = copy.value
      return ok({ edits, articles, notes })
    },
    async 'file.bring'({ session, name, data, page }) {
      const found = sessions.find(session)
      if (!found.ok) return found
      const bytes = Buffer.from(data, 'base64')
      if (isPicture(name)) {
        const read = await pictures.read(bytes, name)
        if (!read.ok) return read
        const { original, width, height } = read.value
        const kept = await found.value.addOriginal(original)
        const picture = { sha256: original.sha256, type: original.type, width, height, name }
        return kept.ok ? ok({ kind: 'picture', picture }) : kept
      }
      if (parts.readCopy === null) return err({ kind: 'unreadable', name, why: 'format' })
      const source = { path: name, bytes }
      const copy = await parts.readCopy({ source, issue: found.value.issue(), page })
      return copy.ok ? ok({ kind: 'copy', edits: copy.value.edits, notes: copy.value.notes }) : copy
    },
    'export.start'({ session, grant, wishes }, { window }) {
      const found = sessions.find(session)
      if (!found.ok) return Promise.resolve(found)
      const target = grants.use(window, grant, 'export-folder')
      if (!target.ok) return Promise.resolve(target)
      const { exports } = parts
      if (exports === null) return Promise.resolve(err({ kind: 'internal', message: 'no export' }))
      const job = newName()
      const abort = new AbortController()
      jobs.set(job, { abort, report: null })
      const ask: ExportAsk = {
        issue: found.value.issue(),
        readOriginal: found.value.stored.readOriginal,
        target: target.value,
        wishes,
        onProgress: (progress) => {
          tell('export.progress', { job, progress }, window)
        },
        signal: abort.signal,
      }
      void finishExport(job, exports.start(ask), window)
      return Promise.resolve(ok({ job }))
    },
    'export.cancel'({ job }) {
      jobs.get(job)?.abort.abort()
      return Promise.resolve(ok(null))
    },
    async 'export.show'({ job, file }) {
      const report = jobs.get(job)?.report
      if (report === null || report === undefined) return err({ kind: 'not-found', name: job })
      if (file !== null && !report.files.some((one) => one.path === file))
        return err({ kind: 'not-found', name: file })
      await host.shell.showFile(file === null ? report.folder : join(report.folder, ...file.split('/')))
      return ok(null)
    },
  }

  async function finishExport(
    job: string,
    work: Promise<Result<ExportReport, Fault>>,
    window: WindowId,
  ): Promise<void> {
    const result = await work.catch(
      (): Result<ExportReport, Fault> => err({ kind: 'internal', message: 'export' }),
    )
    const known = jobs.get(job)
    if (known !== undefined && result.ok) known.report = result.value
    const [report, fault] = result.ok ? [result.value, null] : [null, result.fault]
    tell('export.finished', { job, report, fault }, window)
  }

  /** An issue handed over as one file is opened as the folder it makes. */
  async function folderOf(path: string): Promise<Result<string, Fault>> {
    if (!isZipName(path)) return ok(path)
    const zipParts = { portAt: (root: string) => createFilePort(portParts, root), random: host.random }
    return openZip(zipParts, path, host.folders.documents)
  }

  async function picture(session: SessionId, sha256: string, width: number): ReturnType<AppPicture> {
    const found = sessions.find(session)
    if (!found.ok) return null
    const original = await found.value.stored.readOriginal(sha256)
    const preview = original.ok ? await pictures.preview(original.value, width) : original
    return preview.ok ? preview.value : null
  }

  return ok({
    files: createAppFiles({ system: nodeFileSystem, folders: host.folders, picture }),
    locale: () => settings.get().locale,
    tell,
    isOpen: sessions.holds,
    connect(window, wire) {
      wires.set(window, wire)
      serve(router, wire, { window })
      wire.onClose(() => {
        wires.delete(window)
        grants.expire(window)
        sessions.release(window)
      })
    },
    async openPath(given, window) {
      const folder = await folderOf(given)
      if (!folder.ok) return folder
      const path = folder.value
      if (!(await store.isIssue(path))) return err({ kind: 'not-an-issue', name: basename(path), at: '' })
      const key = await recent.add(path, null)
      opening = key
      if (wires.size > 0) tell('app.open', { key }, window)
      else void sessions.openAhead(path)
      return ok(null)
    },
    async close() {
      for (const job of jobs.values()) job.abort.abort()
      const faults = await sessions.closeAll()
      await recent.noteNoneOpen()
      return faults
    },
  })
}

type AppPicture = Parameters<typeof createAppFiles>[0]['picture']

/** The address in its parsed form, when it may be opened outside at all. */
function safeAddress(url: string): string | null {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  return ['http:', 'https:', 'mailto:'].includes(parsed.protocol) ? parsed.href : null
}

async function isFolder(path: string, purpose: GrantPurpose): Promise<boolean> {
  if (purpose === 'new-issue') return true
  const facts = await attempt(basename(path), () => stat(path))
  return facts.ok && facts.value.isDirectory()
}

/** A folder that exists takes the issue in; any other path is the issue's own, with our ending. */
async function newIssuePath(path: string, name: string): Promise<string> {
  const facts = await attempt(basename(path), () => stat(path))
  if (facts.ok && facts.value.isDirectory()) return join(path, `${plainName(name)}.issue`)
  return path.endsWith('.issue') ? join(dirname(path), basename(path)) : `${path}.issue`
}

/** Without what some file system can't keep in a name. */
function plainName(name: string): string {
  return name
    .replace(/[<>:"/\\|?*\0-\x1f]/g, ' ')
    .replace(/[. ]+$/, '')
    .slice(0, 120)
}

async function readPictureFile(path: string): Promise<Result<Uint8Array, Fault>> {
  const name = basename(path)
  const facts = await attempt(name, () => stat(path))
  if (!facts.ok) return facts
  if (!facts.value.isFile()) return err({ kind: 'unreadable', name, why: 'format' })
  if (facts.value.size > maxPictureBytes) return err({ kind: 'unreadable', name, why: 'too-large' })
  return attempt(name, () => readFile(path))
}
