// Short messages about what has just happened, in the words of the language files. They leave by
// themselves, unless they tell of a fault, or of something that must not be missed while the window is still
// being drawn.

import { create } from 'zustand'

export type NoticeTone = 'info' | 'warning' | 'error'

export interface NoticeAsk {
  readonly tone: NoticeTone
  /** Key of the language files. */
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
  /** True for what stays until it is put away. */
  readonly stays?: boolean
}

export interface Notice extends NoticeAsk {
  readonly id: number
}

interface NoticeState {
  readonly notices: readonly Notice[]
}

// Long enough to read twice.
const shownFor = 6_000
const most = 4

export const useNotices = create<NoticeState>()(() => ({ notices: [] }))

let lastId = 0

export function notify(ask: NoticeAsk): void {
  lastId += 1
  const notice: Notice = { ...ask, id: lastId }
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter((one) => !saysTheSame(one, ask)), notice].slice(-most),
  }))
  if (ask.tone !== 'error' && ask.stays !== true) {
    setTimeout(() => {
      dismissNotice(notice.id)
    }, shownFor)
  }
}

function saysTheSame(notice: Notice, ask: NoticeAsk): boolean {
  return notice.key === ask.key && JSON.stringify(notice.values) === JSON.stringify(ask.values)
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
