// The colours a canvas draws with, taken from the window's tokens, and again when the theme changes.

import { useSyncExternalStore } from 'react'
import type { SheetColours } from './draw-page.ts'

let known: { readonly key: string; readonly colours: SheetColours } | null = null

export function useSheetColours(): SheetColours {
  return useSyncExternalStore(followTheme, sheetColours)
}

/** The same object while the colours are the same. */
function sheetColours(): SheetColours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  const colours: SheetColours = {
    paper: token('--paper'),
    ink: token('--paper-ink'),
    grid: token('--grid-line'),
    baseline: token('--baseline'),
    empty: token('--paper-edge'),
  }
  const key = Object.values(colours).join()
  if (known?.key !== key) known = { key, colours }
  return known.colours
}

function followTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class', 'style'],
  })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    dark.removeEventListener('change', changed)
  }
}
