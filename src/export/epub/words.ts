// The words of a book, in the paper's language; those it shares with the replica edition are there.

export interface BookWords {
  readonly contents: string
  readonly cover: string
  readonly pages: string
  readonly landmarks: string
  readonly start: string
  readonly section: (letter: string) => string
  /** What the book was made from. */
  readonly source: (paper: string, date: string) => string
  readonly summary: string
}

const zh: BookWords = {
  contents: '目录',
  cover: '封面',
  pages: '版次',
  landmarks: '导航',
  start: '正文',
  section: (letter) => `${letter}叠`,
  source: (paper, date) => `${paper} ${date} 印刷版`,
  summary: '全文按见报顺序排列，标有印刷版次，附目录和版次列表；图片配有文字说明。',
}

const en: BookWords = {
  contents: 'Contents',
  cover: 'Cover',
  pages: 'Printed pages',
  landmarks: 'Landmarks',
  start: 'Start of the text',
  section: (letter) => `Section ${letter}`,
  source: (paper, date) => `${paper}, print edition of ${date}`,
  summary:
    'The whole text in the order it is printed, with the labels of printed pages, a table of contents and a list of pages; pictures are described in words.',
}

export function bookWords(language: string): BookWords {
  return /^zh\b/i.test(language) ? zh : en
}
