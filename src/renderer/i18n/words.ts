// The words of the interface. English is the measure: every key it has, Chinese has, and no other.
// One file a part of the window; a key is `part.name`, such as `desk.basket.title`.

import { article as enArticle } from './en/article.ts'
import { blocks as enBlocks } from './en/blocks.ts'
import { check as enCheck } from './en/check.ts'
import { commands as enCommands } from './en/commands.ts'
import { comparePages as enComparePages } from './en/compare-pages.ts'
import { copyfit as enCopyfit } from './en/copyfit.ts'
import { desk as enDesk } from './en/desk.ts'
import { dialogs as enDialogs } from './en/dialogs.ts'
import { exporting as enExporting } from './en/exporting.ts'
import { faults as enFaults } from './en/faults.ts'
import { find as enFind } from './en/find.ts'
import { jumps as enJumps } from './en/jumps.ts'
import { leftWork as enLeftWork } from './en/left-work.ts'
import { marks as enMarks } from './en/marks.ts'
import { others as enOthers } from './en/others.ts'
import { page as enPage } from './en/page.ts'
import { paste as enPaste } from './en/paste.ts'
import { review as enReview } from './en/review.ts'
import { shell as enShell } from './en/shell.ts'
import { start as enStart } from './en/start.ts'
import { styleBook as enStyleBook } from './en/style-book.ts'
import { twoVersions as enTwoVersions } from './en/two-versions.ts'
import { versions as enVersions } from './en/versions.ts'
import { wall as enWall } from './en/wall.ts'
import { words as enWords } from './en/words.ts'
import { article as zhArticle } from './zh/article.ts'
import { blocks as zhBlocks } from './zh/blocks.ts'
import { check as zhCheck } from './zh/check.ts'
import { commands as zhCommands } from './zh/commands.ts'
import { comparePages as zhComparePages } from './zh/compare-pages.ts'
import { copyfit as zhCopyfit } from './zh/copyfit.ts'
import { desk as zhDesk } from './zh/desk.ts'
import { dialogs as zhDialogs } from './zh/dialogs.ts'
import { exporting as zhExporting } from './zh/exporting.ts'
import { faults as zhFaults } from './zh/faults.ts'
import { find as zhFind } from './zh/find.ts'
import { jumps as zhJumps } from './zh/jumps.ts'
import { leftWork as zhLeftWork } from './zh/left-work.ts'
import { marks as zhMarks } from './zh/marks.ts'
import { others as zhOthers } from './zh/others.ts'
import { page as zhPage } from './zh/page.ts'
import { paste as zhPaste } from './zh/paste.ts'
import { review as zhReview } from './zh/review.ts'
import { shell as zhShell } from './zh/shell.ts'
import { start as zhStart } from './zh/start.ts'
import { styleBook as zhStyleBook } from './zh/style-book.ts'
import { twoVersions as zhTwoVersions } from './zh/two-versions.ts'
import { versions as zhVersions } from './zh/versions.ts'
import { wall as zhWall } from './zh/wall.ts'
import { words as zhWords } from './zh/words.ts'

export const en = {
  article: enArticle,
  blocks: enBlocks,
  check: enCheck,
  commands: enCommands,
  comparePages: enComparePages,
  copyfit: enCopyfit,
  desk: enDesk,
  dialogs: enDialogs,
  exporting: enExporting,
  faults: enFaults,
  find: enFind,
  jumps: enJumps,
  leftWork: enLeftWork,
  marks: enMarks,
  others: enOthers,
  page: enPage,
  paste: enPaste,
  review: enReview,
  shell: enShell,
  start: enStart,
  styleBook: enStyleBook,
  twoVersions: enTwoVersions,
  versions: enVersions,
  wall: enWall,
  words: enWords,
}

export const zh: Words = {
  article: zhArticle,
  blocks: zhBlocks,
  check: zhCheck,
  commands: zhCommands,
  comparePages: zhComparePages,
  copyfit: zhCopyfit,
  desk: zhDesk,
  dialogs: zhDialogs,
  exporting: zhExporting,
  faults: zhFaults,
  find: zhFind,
  jumps: zhJumps,
  leftWork: zhLeftWork,
  marks: zhMarks,
  others: zhOthers,
  page: zhPage,
  paste: zhPaste,
  review: zhReview,
  shell: zhShell,
  start: zhStart,
  styleBook: zhStyleBook,
  twoVersions: zhTwoVersions,
  versions: zhVersions,
  wall: zhWall,
  words: zhWords,
}

export type Words = typeof en
