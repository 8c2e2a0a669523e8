// Brings the window up: asks the main process for the settings, sets up the words, then draws.

import { createRoot } from 'react-dom/client'
import { call } from '../bridge/client.ts'
import { startWords } from '../i18n/i18n.ts'
import { useViewStore } from '../state/view-store.ts'
import { App } from './app.tsx'

export async function startWindow(): Promise<void> {
  const state = await call('app.state', {})
  if (state.ok) useViewStore.setState({ locale: state.value.locale, theme: state.value.theme })
  await startWords(useViewStore.getState().locale)
  const root = document.getElementById('root')
  if (root !== null) createRoot(root).render(<App first={state} />)
}
