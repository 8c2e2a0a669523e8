// The window's one Trusted Types policy, the default one: every string that would become markup goes through
// it, whatever library asks, and comes out as text. Nothing in the window is made from markup. What is pasted is
// read as a document without a window, in which nothing is run or shown (`inertBody`).
//
// It must be there before ProseMirror is loaded, which takes the default policy if there is one.

let parsing = false

/**
 * The body of a document that is only read. Its tags must have been written anew (`article/paste/scan.ts`): of what
 * they ask for, a browser fetches some even here.
 */
export function inertBody(markup: string): Node {
  parsing = true
  try {
    return new DOMParser().parseFromString(markup, 'text/html').body
  } finally {
    parsing = false
  }
}

/** Markup as the text it is: the policy's rule. */
function asText(markup: string): string {
  return markup.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
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

/** Makes the default policy where the browser knows of such things; once. It makes no script. */
function installPolicy(): void {
  const factory = (
    window as Window & { readonly trustedTypes?: PolicyFactory & { readonly defaultPolicy: unknown } }
  ).trustedTypes
  if (factory === undefined || factory.defaultPolicy !== null) return
  factory.createPolicy('default', {
    createHTML: (markup) => (parsing ? markup : asText(markup)),
    createScriptURL: ownScript,
  })
}

if (typeof window !== 'undefined') installPolicy()
