// The wordings of jump lines and turn lines that papers use, to choose from.

export interface JumpPreset {
  readonly script: 'han' | 'latin'
  readonly pattern: string
}

const han = (pattern: string): JumpPreset => ({ script: 'han', pattern })
const latin = (pattern: string): JumpPreset => ({ script: 'latin', pattern })

export const jumpLinePresets: readonly JumpPreset[] = [
  han('下转第{n}版'),
  han('（下转第{n}版）'),
  han('(下转{cn}版)'),
  han('下转{label}版'),
  han('下转{label}·{section}'),
  latin('Continued on Page {n}'),
  latin('See {KEYWORD}, Page {label}'),
  latin('Turn to {label}, Col. {col}'),
]

export const turnLinePresets: readonly JumpPreset[] = [
  han('上接第{n}版'),
  han('（上接第{n}版）'),
  han('(上接{cn}版)'),
  han('上接{label}版'),
  latin('From Page {n}'),
  latin('{KEYWORD}, from Page {label}'),
  latin('Continued from {label}, Col. {col}'),
]
