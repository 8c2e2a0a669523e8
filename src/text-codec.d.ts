// The two text codecs that every JavaScript host has though ECMAScript's own library
// leaves them out. The pure layers have neither DOM nor Node types, so that nothing
// else of either leaks in; this is the one exception, because a codec is a function.

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}

declare class TextDecoder {
  constructor(encoding?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  decode(bytes?: ArrayBufferView | ArrayBuffer, options?: { readonly stream?: boolean }): string
}
