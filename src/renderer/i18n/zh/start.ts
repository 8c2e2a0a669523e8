export const start = {
  what: '编排今晚的报纸：组版、写稿、转版、导出。',
  sample: '打开样报',
  newIssue: '新建一期…',
  open: '打开…',
  opening: '正在打开…',
  recent: '最近打开',
  none: '打开过的报纸会列在这里。可以先打开样报看看。',
  missing: '文件夹现在不在原处',
  pages_one: '{{count}} 版',
  pages_other: '{{count}} 版',
}
