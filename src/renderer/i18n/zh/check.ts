export const check = {
  notes: '也列出提示（{{count}}）',
  none: '没有妨碍付印的问题',
  noneText: '编排时发现的问题会列在这里。',
  severities: { error: '错误', warning: '警告', note: '提示' },
}
