// The words of the replica edition, in the publication's language. They follow the paper, not the
// language of the program that exports it.

import { englishMonths } from '../../model/query/dates.ts'

export interface SiteWords {
  readonly pageTitle: (label: string, section: string) => string
  readonly pageShort: (label: string) => string
  readonly issueNumber: (number: number) => string
  readonly home: string
  readonly index: string
  readonly pageNavigation: string
  readonly headlineNavigation: string
  readonly previousPage: string
  readonly nextPage: string
  readonly previousIssue: string
  readonly nextIssue: string
  readonly previousArticle: string
  readonly nextArticle: string
  readonly issueNavigation: string
  readonly sisters: string
  readonly allIssues: string
  readonly weekdays: readonly string[]
  readonly month: (year: string, month: string) => string
  readonly largePicture: string
  readonly pdf: string
  readonly pagePicture: (title: string) => string
  readonly zoom: string
  readonly toPicture: string
  readonly calendar: string
  readonly previousMonth: string
  readonly nextMonth: string
  readonly siteNavigation: string
  readonly articleSteps: string
  readonly pageSteps: string
  readonly whereInPrint: string
  readonly newest: string
  readonly byYear: string
  readonly year: (year: string) => string
  /** Where an article was printed, as the line under a headline says it; of markup, when it is given such. */
  readonly source: (paper: string, date: string, labels: readonly string[]) => string
  readonly trail: string
  readonly skip: string
  readonly firstPage: string
  readonly onThisPage: string
}

const zh: SiteWords = {
  pageTitle: (label, section) => (section === '' ? `第${label}版` : `第${label}版：${section}`),
  pageShort: (label) => `第${label}版`,
  issueNumber: (number) => `总第${number}期`,
  home: '返回主页',
  index: '数字报',
  pageNavigation: '版面导航',
  headlineNavigation: '标题导航',
  previousPage: '上一版',
  nextPage: '下一版',
  previousIssue: '上一期',
  nextIssue: '下一期',
  previousArticle: '上一篇',
  nextArticle: '下一篇',
  issueNavigation: '往期',
  sisters: '姊妹报',
  allIssues: '往期回顾',
  weekdays: ['日', '一', '二', '三', '四', '五', '六'],
  month: (year, month) => `${year}年${Number(month)}月`,
  largePicture: '大图',
  pdf: 'PDF 版',
  pagePicture: (title) => `${title} 版面图`,
  zoom: '放大',
  toPicture: '看版面图',
  calendar: '日历',
  previousMonth: '上一月',
  nextMonth: '下一月',
  siteNavigation: '本站导航',
  articleSteps: '上一篇、下一篇',
  pageSteps: '上一版、下一版',
  whereInPrint: '见报位置',
  newest: '最新一期',
  byYear: '按月份查阅',
  year: (year) => `${year}年`,
  source: (paper, date, labels) =>
    `《${paper}》（${date}${labels.length === 0 ? '' : ` 第${labels.join('、')}版`}）`,
  trail: '见报版面',
  skip: '跳到正文',
  firstPage: '阅读本期',
  onThisPage: '本版内容',
}

const en: SiteWords = {
  pageTitle: (label, section) => (section === '' ? `Page ${label}` : `Page ${label}: ${section}`),
  pageShort: (label) => `Page ${label}`,
  issueNumber: (number) => `No. ${number}`,
  home: 'Home',
  index: 'All editions',
  pageNavigation: 'Pages',
  headlineNavigation: 'Headlines',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  previousIssue: 'Previous issue',
  nextIssue: 'Next issue',
  previousArticle: 'Previous story',
  nextArticle: 'Next story',
  issueNavigation: 'Issues',
  sisters: 'Sister papers',
  allIssues: 'All issues',
  weekdays: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
  month: (year, month) => `${englishMonths[Number(month) - 1] ?? month} ${year}`,
  largePicture: 'Large picture',
  pdf: 'PDF',
  pagePicture: (title) => `Picture of ${title}`,
  zoom: 'Zoom',
  toPicture: 'See the page',
  calendar: 'Calendar',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  siteNavigation: 'This site',
  articleSteps: 'Previous and next story',
  pageSteps: 'Previous and next page',
  whereInPrint: 'Where it stands in print',
  newest: 'Newest issue',
  byYear: 'By month',
  year: (year) => year,
  source: (paper, date, labels) =>
    `${paper}, ${date}${labels.length === 0 ? '' : `, ${labels.length === 1 ? 'page' : 'pages'} ${labels.join(', ')}`}`,
  trail: 'In print on',
  skip: 'Skip to the text',
  firstPage: 'Read this issue',
  onThisPage: 'On this page',
}

export function siteWords(language: string): SiteWords {
  return /^zh\b/i.test(language) ? zh : en
}

/** Every word of the edition's own, for the fonts that show them. */
export function wordsText(words: SiteWords): string {
  const plain = Object.values(words).flatMap((word: SiteWords[keyof SiteWords]) =>
    typeof word === 'string' ? [word] : typeof word === 'object' ? word : [],
  )
  return [
    ...plain,
    words.pageTitle('', '-'),
    words.pageShort(''),
    words.issueNumber(0),
    ...Array.from({ length: 12 }, (_, index) => words.month('', String(index + 1))),
    words.pagePicture(''),
    words.year(''),
    words.source('', '', ['', '']),
    // What dates are made of beside them.
    words === zh ? '日星期总第期' : '',
  ].join('')
}
