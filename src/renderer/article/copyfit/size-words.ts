// What a type size is called: by its number (字号) in a Chinese paper, else in points.

import i18next from 'i18next'
import { type Mpt, toPt } from '../../../base/units.ts'
import { type Publication, scriptOf } from '../../../model/publication.ts'
import { typeSizeName } from '../../paper/type-sizes.ts'

export function sizeWords(size: Mpt, publication: Pick<Publication, 'language'>): string {
  const name = scriptOf(publication) === 'han' ? typeSizeName(size) : null
  return name ?? i18next.t('page.properties.points', { points: toPt(size) })
}
