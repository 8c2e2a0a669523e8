// The window's one Trusted Types policy, the default one: every string that becomes markup goes through it,
// whatever library asks. It is the sanitizer of pasted text as well. What comes out holds only the elements
// and attributes named here; it never throws and it never makes a script.
//
// It must be there before ProseMirror is loaded, which takes the default policy if there is one.

// A whole newspaper page copied from a browser is about 300 KB of markup.
const maxLength = 4_000_000
const maxDepth = 60

const keptElements = new Set(
  (
    'a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins ' +
    'li mark ol p pre q s section small span strong sub sup table tbody td tfoot th thead tr u ul article body'
  ).split(' '),
)
const voidElements = new Set(['br', 'hr', 'img'])
/** Gone with all they hold; every other unknown element leaves its text behind. */
const droppedElements = new Set(
  'script style template noscript iframe frame object embed svg math head title link meta base textarea select button audio video canvas'.split(
    ' ',
  ),
)
const keptAttributes = new Set([
  'class',
  'style',
  'href',
  'align',
  'colspan',
  'rowspan',
  'start',
  'alt',
  'data-pm-slice',
  'lang',
])

let parsing = false

/** Markup with nothing in it but text and its plain structure. */
function sanitizeMarkup(markup: string): string {
  try {
    return writeChildren(parse(markup.slice(0, maxLength)), 0)
  } catch {
    return escapeText(markup.slice(0, maxLength))
  }
}

function parse(markup: string): Node {
  parsing = true
  try {
    // A document without a window: nothing in it is loaded or run.
    return new DOMParser().parseFromString(markup, 'text/html').body
  } finally {
    parsing = false
  }
}

function writeChildren(node: Node, depth: number): string {
  if (depth > maxDepth) return escapeText(node.textContent ?? '')
  let written = ''
  for (const child of node.childNodes) written += writeNode(child, depth + 1)
  return written
}

function writeNode(node: Node, depth: number): string {
  if (node.nodeType === Node.TEXT_NODE) return escapeText(node.textContent ?? '')
  if (!(node instanceof Element)) return ''
  const name = node.localName
  if (droppedElements.has(name)) return ''
  if (!keptElements.has(name)) return writeChildren(node, depth)
  const attributes = [...node.attributes].map(writeAttribute).join('')
  if (voidElements.has(name)) return `<${name}${attributes}>`
  return `<${name}${attributes}>${writeChildren(node, depth)}</${name}>`
}

function writeAttribute({ name, value }: Attr): string {
  if (!keptAttributes.has(name)) return ''
  if (name === 'href' && !/^(https?|mailto):/i.test(value.trim())) return ''
  if (name === 'style' && /url\s*\(|expression|@import/i.test(value)) return ''
  return ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

interface PolicyFactory {
  readonly createPolicy: (
    name: 'default',
    rules: {
      readonly createHTML: (markup: string) => string
      readonly createScriptURL: (address: string) => string
    },
  ) => unknown
}

/** A worker is one of our own files and nothing else. */
function ownScript(address: string): string {
  const { protocol, host, pathname } = new URL(address, document.baseURI)
  const own = new URL(document.baseURI)
  if (protocol === own.protocol && host === own.host && pathname.endsWith('.js')) return address
  throw new TypeError(`not a script of this program: ${address}`)
}

/** Makes the default policy where the browser knows of such things; once. */
function installPolicy(): void {
  const factory = (
    window as Window & { readonly trustedTypes?: PolicyFactory & { readonly defaultPolicy: unknown } }
  ).trustedTypes
  if (factory === undefined || factory.defaultPolicy !== null) return
  factory.createPolicy('default', {
    // The sanitizer's own parsing passes here too, into a document where nothing runs.
    createHTML: (markup) => (parsing ? markup : sanitizeMarkup(markup)),
    createScriptURL: ownScript,
  })
}

if (typeof window !== 'undefined') installPolicy()

export {}
