export const words = {
  none: '还没有。',
  lines: '一次加多条',
  show: '把词表显示为文本',
  add: '加入这些行',
  names: {
    title: '必须写对的名称',
    note: '错误写法会列为警告，可一键改正；与名称只差一字的列为提示。',
    one: '名称',
    right: '正确写法',
    wrong: '错误写法',
    wrongHint: '用逗号或顿号隔开。',
    linesHint: '启福城 => 啟福城\n林晓岚',
  },
  avoid: {
    title: '不用的词',
    note: '无论出现在何处都列为警告，英文不分大小写。',
    one: '词语',
    word: '词语',
    instead: '应写作',
    why: '原因',
    linesHint: '搞定 => 办好 | 口语\n残废人 => 残障人士',
  },
}
