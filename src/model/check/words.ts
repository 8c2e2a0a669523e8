// The words of every check, for the window and the command line: what is wrong, and how to mend it. Values
// stand in braces.

import type { Problem, ProblemCode } from './check.ts'

interface Words {
  readonly message: string
  readonly fix: string | null
}

type Table = Readonly<Record<ProblemCode, Words>>

const en: Table = {
  JUMP_NO_TARGET: {
    message: '“{headline}” is continued, but nothing of it stands on the page it leads to',
    fix: 'Take the jump away, or make the first part shorter.',
  },
  JUMP_BACKWARD: {
    message: '“{headline}” is continued from page {from} back to page {to}',
    fix: 'Continue it on a later page.',
  },
  JUMP_TWICE: {
    message: '“{headline}” is continued {count} times',
    fix: 'Readers follow one jump: make one part longer.',
  },
  JUMP_SHORT_HEAD: {
    message: 'Only {lines} lines of “{headline}” stand before the jump; {least} are wanted',
    fix: 'Give the first part more room.',
  },
  JUMP_SHORT_TAIL: {
    message: 'Only {lines} lines of “{headline}” stand after the jump; {least} are wanted',
    fix: 'Cut the story to fit without a jump, or make the first part shorter.',
  },
  JUMP_AT_PARAGRAPH_END: {
    message: '“{headline}” breaks off at the end of a paragraph, where readers think it is over',
    fix: 'Make the first part a line longer or shorter.',
  },
  JUMP_WIDOW: {
    message: 'Only the last line of a paragraph of “{headline}” is carried over to page {to}',
    fix: 'Make the first part a line longer or shorter.',
  },
  JUMP_HEAD_MISMATCH: {
    message: 'The jump head “{keyword}” is not in the headline “{headline}”',
    fix: 'Give the article a key word from its headline.',
  },
  JUMP_PAGE_SPIKED: {
    message: '“{headline}” is continued on page {to}, which is gone or does not have it in its headline list',
    fix: 'Add it to the list or take the jump away.',
  },
  OVERSET: {
    message: '“{headline}” is {lines} lines ({characters} characters) too long',
    fix: 'Cut it, give its block more room, or continue it on another page.',
  },
  UNDERSET: {
    message: '“{headline}” leaves {lines} lines of white',
    fix: 'Make its block lower, or its picture higher.',
  },
  EMPTY_HEADLINE: { message: 'An article has no headline', fix: 'Write one.' },
  DUPLICATE_HEADLINE: {
    message: 'Two articles have the headline “{headline}”',
    fix: 'Change one of them, or take a doubled article out.',
  },
  HEADLINE_WIDTH: {
    message: 'The headline “{headline}” does not fit its block',
    fix: 'Choose a smaller size, break it into lines, or shorten it.',
  },
  MISSING_BYLINE: {
    message: '“{headline}” has no byline, dateline or credit',
    fix: 'Say who wrote it or where it comes from.',
  },
  DUMMY_TEXT: { message: '“{headline}” still has dummy text: {text}', fix: 'Replace it.' },
  BORROWED_GLYPH: {
    message: '“{headline}” has characters that only a stand-in face has: {text}',
    fix: 'Look at them in print; change them or choose a face that has them.',
  },
  MISSING_GLYPH: {
    message: 'No typeface has these characters of “{headline}”: {text}',
    fix: 'Use other characters, or add a typeface that has them.',
  },
  MISSING_PICTURE: {
    message: 'The picture {name} is not on a page',
    fix: 'Place it, or take it off the article.',
  },
  PICTURE_PPI: {
    message: 'The picture {name} has only {ppi} pixels per inch in print; {least} are wanted',
    fix: 'Make it smaller, or get a larger original.',
  },
  TOMBSTONE: {
    message: 'Two headlines of one size stand side by side: “{first}” and “{second}”',
    fix: 'Give one another size, or move a block.',
  },
  HEADLINE_ORDER: {
    message: 'The headline “{headline}” is larger than that of “{above}” over it',
    fix: 'Headlines shrink down the page: make it smaller, or move it up.',
  },
  BURIED_LEAD: {
    message: '“{headline}” has the highest rank on its page, but “{before}” stands before it',
    fix: 'The lead belongs to the top: let the two change places.',
  },
  LEG_SHORT: {
    message: 'The columns of “{headline}” are only {lines} lines deep; {least} are wanted',
    fix: 'Set it in fewer columns.',
  },
  LEG_LONG: {
    message: 'A column of “{headline}” is {lines} lines deep; {most} are the most that is easy to read',
    fix: 'Set it in more columns, or break it with a picture or a crosshead.',
  },
  DOGLEG: {
    message: '“{headline}” is not a rectangle',
    fix: 'Modular pages are easier to read: make it one rectangle.',
  },
  RUN_OUT: {
    message: 'Text of “{headline}” runs out from under its headline',
    fix: 'Make the headline as wide as its text.',
  },
  PICTURE_IN_LEG: {
    message: 'A picture stands in the middle of a column of “{headline}”',
    fix: 'Put it at the head of the text.',
  },
  SHORT_WRAP: {
    message: 'Only {lines} lines of “{headline}” stand under its picture; {least} are wanted',
    fix: 'Make the picture lower, or the block deeper.',
  },
  WIDOW: {
    message: 'The last line of a paragraph of “{headline}” stands alone at the top of a column',
    fix: 'Make the block a line longer or shorter.',
  },
  OVERLAP: {
    message: 'Two blocks lie on each other on page {page}: “{first}” and “{second}”',
    fix: 'Move one, or make it smaller.',
  },
  UNPLACED: {
    message: '“{headline}” is not placed',
    fix: 'Place it on its page, or move it to another page or the copy basket.',
  },
  UNSIGNED: { message: 'Page {page} is not signed off', fix: 'Read it and sign it.' },
  BIDI_CONTROL: {
    message: '“{headline}” holds invisible marks that turn the reading direction',
    fix: 'Take them out if they are not meant.',
  },
  OPEN_COMMENT: {
    message: '“{headline}” has comments that are not done with: {count}',
    fix: 'Answer them or mark them as done.',
  },
  OPEN_CHANGE: {
    message: '“{headline}” has changes that nobody has accepted: {count}. They print as they are now.',
    fix: 'Accept or reject them.',
  },
  NAME_WRONG: {
    message: '“{headline}” has “{name}”, which is “{instead}” in this paper ({count}×)',
    fix: 'Write it as the paper’s list of names has it.',
  },
  NAME_SUSPECT: {
    message: '“{headline}” has “{name}”, which is nearly “{instead}” ({count}×)',
    fix: 'If the same is meant, write it as the list has it; if not, leave it.',
  },
  WORD_AVOIDED: {
    message: '“{headline}” has “{name}”, a word this paper does not use ({count}×). {why}',
    fix: 'Write another word.',
  },
  TWO_VERSIONS: {
    message: 'Two writers changed the same thing: “{shown}” is shown, “{other}” is kept beside it',
    fix: 'Choose one of the two, or keep both.',
  },
}

const zh: Table = {
  JUMP_NO_TARGET: {
    message: '《{headline}》已转版，但转到的版上没有它的正文',
    fix: '取消转接，或缩短前一部分。',
  },
  JUMP_BACKWARD: { message: '《{headline}》从第{from}版转回第{to}版', fix: '转到后面的版。' },
  JUMP_TWICE: { message: '《{headline}》转接了{count}次', fix: '读者只愿翻一次：把其中一部分加长。' },
  JUMP_SHORT_HEAD: {
    message: '《{headline}》转版前只有{lines}行，应有{least}行',
    fix: '给前一部分更多版面。',
  },
  JUMP_SHORT_TAIL: {
    message: '《{headline}》转版后只有{lines}行，应有{least}行',
    fix: '删到不必转版，或缩短前一部分。',
  },
  JUMP_AT_PARAGRAPH_END: {
    message: '《{headline}》在段末转版，读者会以为文章已完',
    fix: '把前一部分增减一行。',
  },
  JUMP_WIDOW: { message: '《{headline}》只把一段的最后一行转到第{to}版', fix: '把前一部分增减一行。' },
  JUMP_HEAD_MISMATCH: {
    message: '转接题“{keyword}”不在标题《{headline}》之中',
    fix: '从标题里取关键词作稿件代号。',
  },
  JUMP_PAGE_SPIKED: {
    message: '《{headline}》转到第{to}版，但那一版已撤，或标题列表里没有它',
    fix: '加入标题列表，或取消转接。',
  },
  OVERSET: {
    message: '《{headline}》多出{lines}行（{characters}字）排不下',
    fix: '删减、加大稿件块，或转到其他版。',
  },
  UNDERSET: { message: '《{headline}》空{lines}行', fix: '把稿件块改矮，或把图片放大。' },
  EMPTY_HEADLINE: { message: '有一篇稿件没有标题', fix: '补写标题。' },
  DUPLICATE_HEADLINE: {
    message: '有两篇稿件的标题同为《{headline}》',
    fix: '改其中一个，或撤下重复的稿件。',
  },
  HEADLINE_WIDTH: { message: '标题《{headline}》排不进稿件块', fix: '改小字号、分行或缩短。' },
  MISSING_BYLINE: { message: '《{headline}》没有署名、电头或供稿', fix: '注明作者或来源。' },
  DUMMY_TEXT: { message: '《{headline}》里还有占位文字：{text}', fix: '换成正式文字。' },
  BORROWED_GLYPH: {
    message: '《{headline}》有版面字体里没有、用后备字体排出的字：{text}',
    fix: '看一看效果；不合适就换字，或换用有这些字的字体。',
  },
  MISSING_GLYPH: { message: '《{headline}》有字库里没有的字：{text}', fix: '换字，或加入有这些字的字体。' },
  MISSING_PICTURE: { message: '图片{name}没有上版', fix: '放到版上，或从稿件中去掉。' },
  PICTURE_PPI: { message: '图片{name}印出来只有{ppi} ppi，应有{least}', fix: '缩小图片，或换更大的原图。' },
  TOMBSTONE: { message: '两个同号标题并排：《{first}》与《{second}》', fix: '改一个字号，或移动一块。' },
  HEADLINE_ORDER: {
    message: '《{headline}》的标题比它上面的《{above}》还大',
    fix: '标题由上而下应渐小：改小，或上移。',
  },
  BURIED_LEAD: {
    message: '《{headline}》是本版头条，却排在《{before}》之后',
    fix: '头条应在版首：两块对调。',
  },
  LEG_SHORT: { message: '《{headline}》每栏只有{lines}行，应有{least}行', fix: '减少栏数。' },
  LEG_LONG: {
    message: '《{headline}》有一栏长达{lines}行，超过{most}行就难读',
    fix: '增加栏数，或用图片、小标题隔开。',
  },
  DOGLEG: { message: '《{headline}》的版面块不是矩形', fix: '矩形块更易读：改成一个矩形。' },
  RUN_OUT: { message: '《{headline}》的正文排到了标题之外', fix: '把标题排得与正文同宽。' },
  PICTURE_IN_LEG: { message: '《{headline}》有图片插在栏的中间', fix: '把图片放到正文开头。' },
  SHORT_WRAP: {
    message: '《{headline}》图片下只有{lines}行文字，应有{least}行',
    fix: '把图片改矮，或把稿件块加深。',
  },
  WIDOW: { message: '《{headline}》有一段的末行单独在栏顶', fix: '把稿件块增减一行。' },
  OVERLAP: { message: '第{page}版有两块重叠：《{first}》与《{second}》', fix: '移开或缩小其中一块。' },
  UNPLACED: { message: '《{headline}》还没有上版', fix: '放到版上，或移到其他版、待编稿。' },
  UNSIGNED: { message: '第{page}版还没有签发', fix: '审读后签发。' },
  BIDI_CONTROL: { message: '《{headline}》含有改变文字方向的不可见字符', fix: '如非有意，请删去。' },
  OPEN_COMMENT: { message: '《{headline}》有{count}条批注未处理', fix: '请回复，或标为已处理。' },
  OPEN_CHANGE: {
    message: '《{headline}》有{count}处修订未确认，印出的是修订后的文字',
    fix: '请接受或拒绝。',
  },
  NAME_WRONG: {
    message: '《{headline}》中的“{name}”本报应写作“{instead}”（{count}处）',
    fix: '按本报名称表改正。',
  },
  NAME_SUSPECT: {
    message: '《{headline}》中的“{name}”与“{instead}”只差一字（{count}处）',
    fix: '如指同一名称，请按名称表改正；如不是，可不理会。',
  },
  WORD_AVOIDED: {
    message: '《{headline}》用了本报不用的词“{name}”（{count}处）。{why}',
    fix: '换用其他词。',
  },
  TWO_VERSIONS: {
    message: '两人改了同一处：现在显示“{shown}”，另存“{other}”',
    fix: '选用其中一个，或两个都留。',
  },
}

/** Every check there is, in the order of its table. */
export const problemCodes = Object.keys(en) as readonly ProblemCode[]

/** What a check finds, without a case of it. */
export function checkWords(code: ProblemCode, locale: 'en' | 'zh'): string {
  return (locale === 'zh' ? zh : en)[code].message.replaceAll(/\{\w+\}/g, '…')
}

export function problemWords(problem: Problem, locale: 'en' | 'zh'): Words {
  const words = (locale === 'zh' ? zh : en)[problem.code]
  return { message: fill(words.message, problem.values), fix: words.fix }
}

function fill(pattern: string, values: Problem['values']): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
