// What a page format is called: the ones a paper starts with have names, others go by their own key.

import type { TFunction } from 'i18next'

export function formatName(key: string, t: TFunction): string {
  if (key === 'broadsheet') return t('styleBook.grid.broadsheet')
  return key === 'tabloid' ? t('styleBook.grid.tabloid') : key
}
