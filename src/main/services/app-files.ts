// What the window may load, for both hosts: its own files, the fonts, and pictures of an open issue.
// In: the path of a request, as it was sent. Out: status, headers and bytes; the same for both hosts but
// for the nonce. A path is either plainly one of ours or it is answered 400 or 404: nothing is decoded,
// cleaned or guessed.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { codeOf } from '../fs/file-fault.ts'
import type { FileSystem } from '../fs/file-system.ts'
import type { Folders } from '../host/host.ts'

export interface AppAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface AppFiles {
  /** `path` with its query, as the request had it. */
  readonly answer: (method: string, path: string) => Promise<AppAnswer>
}

export interface AppFileParts {
  readonly system: FileSystem
  readonly folders: Pick<Folders, 'renderer' | 'fonts'>
  /** A picture of an open issue, resized; null when there is none. */
  readonly picture: (
    session: string,
    sha256: string,
    width: number,
  ) => Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>
}

// No percent sign, backslash, colon, control character, leading or trailing dot, or name of a device gets past this.
const segment = '[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*'
const pathPattern = new RegExp(`^/(?:${segment}/)*${segment}$`)
const devicePattern = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i
const picturePattern = /^\/picture\/([a-z0-9]{1,64})\/([0-9a-f]{64})$/
const widthPattern = /^w=(\d{1,4})$/
const defaultWidth = 1600

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
  bin: 'application/octet-stream',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
}

/** The content security policy of the window. `connect-src 'self'` covers the socket to our own origin. */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    // The shaper is WebAssembly; code made from text stays forbidden.
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}

function headersFor(type: string, nonce: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
    'Cache-Control': 'no-cache',
  }
}

/** Stands in index.html wherever the nonce of a response belongs. */
const noncePlaceholder = '__NONCE__'

export function createAppFiles(parts: AppFileParts): AppFiles {
  const { system, folders } = parts

  /** The file, when its path is written exactly as the folders have it: no other case, no short name, no link. */
  async function find(root: string, path: string): Promise<Uint8Array | null> {
    const segments = path.split('/')
    let folder = root
    for (const [index, name] of segments.entries()) {
      const kind = index === segments.length - 1 ? 'file' : 'folder'
      const entries = await system.list(folder)
      if (!entries.some((entry) => entry.name === name && entry.kind === kind)) return null
      folder = join(folder, name)
    }
    const handle = await system.open(folder, 'read')
    try {
      return await handle.readAll()
    } finally {
      await handle.close()
    }
  }

  async function load(
    path: string,
    query: string,
  ): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null> {
    const [, session, sha256] = picturePattern.exec(path) ?? []
    if (session !== undefined && sha256 !== undefined) {
      const width = widthPattern.exec(query)?.[1]
      return parts.picture(session, sha256, width === undefined ? defaultWidth : Number(width))
    }
    const fonts = '/fonts/'
    const bytes = path.startsWith(fonts)
      ? await find(folders.fonts, path.slice(fonts.length))
      : await find(folders.renderer, path.slice(1))
    const extension = /\.([a-z0-9]+)$/.exec(path)?.[1] ?? ''
    return bytes === null ? null : { bytes, type: types[extension] ?? 'application/octet-stream' }
  }

  return {
    async answer(method, asked) {
      const nonce = randomBytes(18).toString('base64')
      if (method !== 'GET' && method !== 'HEAD') return plain(405, nonce)
      const [given = '', ...queries] = asked.split('?')
      const path = given === '/' ? '/index.html' : given
      if (path.length > 1000 || !pathPattern.test(path) || devicePattern.test(path)) return plain(400, nonce)
      const found = await load(path, queries.join('?')).catch((error: unknown) => {
        // A folder that is not there has no files; anything else is the host's to tell.
        if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EACCES'].includes(codeOf(error))) return null
        throw error
      })
      if (found === null) return plain(404, nonce)
      const body = path === '/index.html' ? withNonce(found.bytes, nonce) : found.bytes
      return {
        status: 200,
        headers: { ...headersFor(found.type, nonce), 'Content-Length': String(body.length) },
        body: method === 'HEAD' ? new Uint8Array() : body,
      }
    },
  }
}

/** An answer without a body worth reading, under the same policy. */
export function plain(status: number, nonce: string): AppAnswer {
  const body = new TextEncoder().encode(`${String(status)}\n`)
  return {
    status,
    headers: { ...headersFor('text/plain; charset=utf-8', nonce), 'Content-Length': String(body.length) },
    body,
  }
}

/** Puts the nonce where the page asks for it; a page that does not gets the meta element libraries look for. */
function withNonce(bytes: Uint8Array, nonce: string): Uint8Array {
  const text = new TextDecoder().decode(bytes)
  const marked = text.includes(noncePlaceholder)
    ? text
    : text.replace(
        /<head[^>]*>/i,
        (head) => `${head}\n<meta property="csp-nonce" nonce="${noncePlaceholder}">`,
      )
  return new TextEncoder().encode(marked.replaceAll(noncePlaceholder, nonce))
}
