// Brings the window up: asks the main process for the settings, sets up the words, then draws.

import { createRoot } from 'react-dom/client'
import { call } from '../bridge/client.ts'
import { startWords } from '../i18n/i18n.ts'
import { useViewStore } from '../state/view-store.ts'
import { App } from './app.tsx'
import { loadWindowFaces } from './window-faces.ts'

export async function startWindow(): Promise<void> {
  const faces = loadWindowFaces()
  const state = await call('app.state', {})
  if (state.ok) {
    const { locale, theme, smartTyping, exporting, userName } = state.value
    useViewStore.setState({ locale, theme, smartTyping, exporting, userName })
  }
  await startWords(useViewStore.getState().locale)
  await faces
  const root = document.getElementById('root')
  if (root !== null) createRoot(root).render(<App first={state} />)
}
