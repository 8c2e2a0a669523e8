// Chinese for the words of the window where the system has none. The faces are there before anything is drawn:
// Chromium keeps the empty boxes of the first words it set while a face was on its way, even when it has come.

const faces = [
  { family: 'jumpline-window-sans', file: '/fonts/sans-sc.ttf' },
  { family: 'jumpline-window-serif', file: '/fonts/serif-sc.ttf' },
] as const

/** Never fails: without them the window still says everything that is not Chinese. */
export async function loadWindowFaces(): Promise<void> {
  if (hasChinese()) return
  const loading = faces.map(({ family, file }) => new FontFace(family, `url("${file}")`).load())
  for (const face of await Promise.allSettled(loading)) {
    if (face.status === 'fulfilled') document.fonts.add(face.value)
  }
}

/** A character that is missing is as wide as one that no face can have. */
function hasChinese(): boolean {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return true
  context.font = '100px system-ui, sans-serif'
  return context.measureText('版').width !== context.measureText('\u{10FFFF}').width
}
