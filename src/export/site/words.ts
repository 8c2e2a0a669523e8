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
  readonly readOn: string
  readonly trail: string
  readonly skip: string
  readonly printed: string
  readonly firstPage: string
  readonly onThisPage: string
}

const zh: SiteWords = {
  pageTitle: (label, section) => (section === '' ? `第${label}版` : `第${label}版：${section}`),
  pageShort: (label) => `第${label}版`,
  issueNumber: (number) => `总第${number}期`,
  home: '返回主页',
  index: '本报数字报首页',
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
  largePicture: '放大版面图',
  pdf: 'PDF 版',
  pagePicture: (title) => `${title} 版面图`,
  readOn: '阅读全文',
  trail: '见报版面',
  skip: '跳到正文',
  printed: '见报日期',
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
  largePicture: 'Larger picture',
  pdf: 'PDF',
  pagePicture: (title) => `Picture of ${title}`,
  readOn: 'Read the story',
  trail: 'In print on',
  skip: 'Skip to the text',
  printed: 'Printed',
  firstPage: 'Read this issue',
  onThisPage: 'On this page',
}

export function siteWords(language: string): SiteWords {
  return /^zh\b/i.test(language) ? zh : en
}
