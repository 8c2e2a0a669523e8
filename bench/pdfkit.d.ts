// What the bench uses of pdfkit, which comes without types. Lengths in points, y downwards.

declare module 'pdfkit' {
  interface TextOptions {
    readonly lineBreak: false
    readonly baseline: 'alphabetic'
    readonly characterSpacing: number
    readonly horizontalScaling: number
  }

  interface PDFDocument extends NodeJS.ReadableStream {
    addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): this
    registerFont(name: string, path: string): this
    font(name: string): this
    fontSize(size: number): this
    fillColor(cmyk: readonly [number, number, number, number]): this
    text(text: string, x: number, y: number, options: TextOptions): this
    rect(x: number, y: number, width: number, height: number): this
    fill(): this
    end(): void
  }

  const PDFDocument: new (options: { readonly autoFirstPage: false; readonly compress: true }) => PDFDocument
  export = PDFDocument
}
