// The fields for what is looked for and what is written instead, with the ways of looking as buttons that stay pressed.

import { CaseSensitive, type LucideIcon, MoveHorizontal, Regex, Replace, WholeWord } from 'lucide-react'
import { type KeyboardEvent, type Ref, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type FindAsk, patternOf } from '../../model/query/find-words.ts'
import { setAsk, useFind } from './find-store.ts'

const ways = [
  { name: 'matchCase', icon: CaseSensitive },
  { name: 'wholeWord', icon: WholeWord },
  { name: 'expression', icon: Regex },
  { name: 'ignoreWidth', icon: MoveHorizontal },
] as const satisfies readonly { readonly name: keyof FindAsk; readonly icon: LucideIcon }[]

export interface WordsFieldProps {
  readonly ref: Ref<HTMLInputElement>
  /** What keeps the search from an answer, besides an expression that is none. */
  readonly trouble: string | null
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly testId: string
}

export function WordsField({ ref, trouble, onKeyDown, testId }: WordsFieldProps) {
  const { t } = useTranslation()
  const ask = useFind((find) => find.ask)
  const id = useId()
  const pattern = patternOf(ask)
  const fault = pattern.ok ? trouble : t('find.wrongExpression', { why: pattern.fault })
  return (
    <div className="find-words">
      <div className={`find-field${fault === null ? '' : ' find-faulty'}`}>
        <input
          ref={ref}
          value={ask.words}
          aria-label={t('find.words')}
          aria-invalid={fault !== null}
          {...(fault === null ? {} : { 'aria-describedby': id })}
          placeholder={t('find.words')}
          spellCheck={false}
          maxLength={longest}
          data-testid={testId}
          onChange={({ target }) => setAsk({ words: target.value })}
          onKeyDown={onKeyDown}
        />
        {ways.map(({ name, icon: Icon }) => (
          <button
            key={name}
            type="button"
            className="story-tool"
            title={t(`find.ways.${name}`)}
            aria-label={t(`find.ways.${name}`)}
            aria-pressed={ask[name]}
            // An expression names widths itself.
            disabled={name === 'ignoreWidth' && ask.expression}
            data-testid={`${testId}-${name}`}
            onClick={() => setAsk({ [name]: !ask[name] })}
          >
            <Icon size={15} strokeWidth={1.75} aria-hidden />
          </button>
        ))}
      </div>
      {fault !== null && (
        <p className="find-fault" id={id} role="alert" data-testid={`${testId}-fault`}>
          {fault}
        </p>
      )}
    </div>
  )
}

// What the engine takes as one pattern without trouble, and more than anybody types.
const longest = 2000

export interface PutFieldProps {
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly testId: string
}

export function PutField({ onKeyDown, testId }: PutFieldProps) {
  const { t } = useTranslation()
  const put = useFind((find) => find.put)
  return (
    <div className="find-field">
      <input
        value={put}
        aria-label={t('find.put')}
        placeholder={t('find.put')}
        spellCheck={false}
        maxLength={longest}
        data-testid={testId}
        onChange={({ target }) => useFind.setState({ put: target.value })}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

/** Shows the field for what is written in the place of what is found, or puts it away. */
export function ReplacingButton({ testId }: { readonly testId: string }) {
  const { t } = useTranslation()
  const replacing = useFind((find) => find.replacing)
  return (
    <button
      type="button"
      className="story-tool"
      title={t('find.replacing')}
      aria-label={t('find.replacing')}
      aria-pressed={replacing}
      data-testid={testId}
      onClick={() => useFind.setState({ replacing: !replacing })}
    >
      <Replace size={15} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
