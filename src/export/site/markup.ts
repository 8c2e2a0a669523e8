// Writing HTML and XML: everything that came from an editor passes through one of these.

/** Text for an element or a quoted attribute. Characters XML does not allow are left out. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Text within a comment, where `--` would end it. */
export function commentText(text: string): string {
  return escapeText(text).replaceAll('-', '&#45;')
}

/** An address an editor gave, when it is one a reader may be sent to; else null. */
export function outsideAddress(address: string): string | null {
  return /^https?:\/\/[^\s"'<>\\]+$/i.test(address) ? address : null
}

/** A value within a script element of data: nothing in it can end the element. */
export function scriptData(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
