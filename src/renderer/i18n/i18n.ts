// Sets up the translation library over our own words. Nothing is fetched; the language is the interface's,
// not the paper's.

import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Locale } from '../../contract/calls.ts'
import type { MarkName } from '../state/mark-name.ts'
import { en, type Words, zh } from './words.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: Words }
  }
}

export async function startWords(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'en',
    resources: { en: { translation: en }, zh: { translation: zh } },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  })
}

export async function changeWords(locale: Locale): Promise<void> {
  await i18next.changeLanguage(locale)
}

/** Words for a key that is only known while running, such as a fault's kind. */
export function words(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const translate = i18next.t as unknown as (key: string, values: object) => string
  return translate(key, values)
}

/** The name of an undo step. */
export function markWords({ key, values }: MarkName): string {
  return i18next.exists(`marks.${key}`) ? words(`marks.${key}`, values) : words(key, values)
}
