// The paper itself: what it is called, its language, its page labels and what the replica edition says of it.

import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { makePage } from '../../model/make.ts'
import type { Publication, SisterTitle } from '../../model/publication.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { mint } from '../state/composer.ts'
import { useViewStore } from '../state/view-store.ts'
import { Select } from '../ui/select.tsx'
import { EditedList } from './edited-list.tsx'
import { formatName } from './format-name.ts'
import { Part } from './part.tsx'
import { useStyleDraft } from './style-draft.ts'
import { StyleText } from './text-field.tsx'

/** Papers that are met; any other tag stays as it is. */
const languages: readonly string[] = [
  'zh-CN',
  'zh-TW',
  'zh-HK',
  'en',
  'en-GB',
  'en-US',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'da',
  'nb',
]

const labelPatterns: readonly string[] = ['{nn}', '{n}', 'A{nn}', '{letter}{nn}']

export function PaperTab() {
  const { t } = useTranslation()
  const { draft, change, readOnly } = useStyleDraft()
  return (
    <>
      <Part title={t('styleBook.paper.title')}>
        <StyleText
          label={t('styleBook.paper.name')}
          at="name"
          value={draft.name}
          onChange={(name) => change({ name })}
          testId="style-name"
        />
        <LanguageSelect />
        <Select
          label={t('styleBook.paper.format')}
          value={draft.format}
          options={draft.formats.map((format) => ({ value: format.key, label: formatName(format.key, t) }))}
          onChange={(format) => change({ format })}
          isDisabled={readOnly}
          testId="style-format"
        />
      </Part>
      <Labels />
      <Part title={t('styleBook.paper.edition')} note={t('styleBook.paper.editionNote')}>
        <StyleText
          label={t('styleBook.paper.home')}
          at="home"
          value={draft.home}
          onChange={(home) => change({ home })}
          placeholder="https://"
        />
        <StyleText
          label={t('styleBook.paper.rights')}
          at="rights"
          value={draft.rights}
          onChange={(rights) => change({ rights })}
        />
      </Part>
      <Sisters />
    </>
  )
}

function LanguageSelect() {
  const { t } = useTranslation()
  const { draft, change, readOnly } = useStyleDraft()
  const locale = useViewStore((view) => view.locale)
  const names = new Intl.DisplayNames([locale === 'zh' ? 'zh-CN' : 'en-GB'], { type: 'language' })
  const known = languages.includes(draft.language) ? languages : [draft.language, ...languages]
  return (
    <Select
      label={t('styleBook.paper.language')}
      value={draft.language}
      options={known.map((tag) => ({ value: tag, label: `${nameOf(names, tag)}  ${tag}` }))}
      onChange={(language) => change({ language })}
      isDisabled={readOnly}
      testId="style-language"
    />
  )
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** The pattern, what it gives, and the usual ones to choose from. */
function Labels() {
  const { t } = useTranslation()
  const { issue, draft, change, readOnly } = useStyleDraft()
  const shown = labelsUnder(issue.pages.slice(0, 4), draft.labels)
  return (
    <Part title={t('styleBook.paper.labels')}>
      <StyleText
        label={t('styleBook.paper.pattern')}
        at="labels"
        value={draft.labels}
        onChange={(labels) => change({ labels })}
        hint={t('styleBook.paper.patternHint')}
        testId="style-labels"
      />
      <div className="style-under" role="group" aria-label={t('styleBook.paper.usual')}>
        {labelPatterns.map((pattern) => (
          <AriaButton
            key={pattern}
            className="style-chip"
            isDisabled={readOnly}
            onPress={() => change({ labels: pattern })}
          >
            <b>{exampleOf(pattern)}</b>
            <span>{pattern}</span>
          </AriaButton>
        ))}
      </div>
      <div className="style-under">
        <ul
          className="style-labels"
          aria-label={t('styleBook.paper.asShown')}
          data-testid="style-labels-shown"
        >
          {shown.map((label, index) => (
            <li key={issue.pages[index]?.id}>{label}</li>
          ))}
        </ul>
      </div>
    </Part>
  )
}

function labelsUnder(pages: Parameters<typeof pageLabel>[0]['pages'], labels: string): readonly string[] {
  const publication = { labels } as Publication
  return pages.map((page) => pageLabel({ pages, publication }, page.id))
}

/** The second page of gathering A: what tells the patterns apart. */
function exampleOf(pattern: string): string {
  const [first, second] = [makePage(mint, '', ''), makePage(mint, '', '')]
  const gathering = pattern.includes('{letter}') ? 'A' : ''
  return labelsUnder([{ ...first, gathering }, second], pattern)[1] ?? ''
}

function Sisters() {
  const { t } = useTranslation()
  const { draft, change } = useStyleDraft()
  const set = (sisters: readonly SisterTitle[]): void => change({ sisters })
  return (
    <Part title={t('styleBook.paper.sisters')} note={t('styleBook.paper.sistersNote')}>
      <EditedList
        label={t('styleBook.paper.sister')}
        at="sisters"
        things={draft.sisters}
        onChange={set}
        fresh={() => ({ name: t('styleBook.paper.newSister'), home: '' })}
        name={(sister) => sister.name}
        facts={(sister) => [sister.home]}
        empty={t('styleBook.paper.noSisters')}
        testId="style-sisters"
      >
        {(sister, index, put) => (
          <>
            <StyleText
              label={t('styleBook.paper.name')}
              at={`sisters.${String(index)}.name`}
              value={sister.name}
              onChange={(name) => put({ ...sister, name })}
            />
            <StyleText
              label={t('styleBook.paper.home')}
              at={`sisters.${String(index)}.home`}
              value={sister.home}
              onChange={(home) => put({ ...sister, home })}
              placeholder="https://"
            />
          </>
        )}
      </EditedList>
    </Part>
  )
}
