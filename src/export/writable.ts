// What a file of text, XML or JSON may hold. Control characters, halves of surrogate pairs and code points that are no
// characters can't be kept in one, and a reader would not see them: they are left out before anything is written,
// so that what is read back is what was written.

const unwritable =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

export function writable(text: string): string {
  return text.replaceAll(halves, '\ufffd').replaceAll(unwritable, '')
}
