export const paste = {
  recognised: '粘贴的文字中认出：{{what}}',
  comma: '、',
  names: {
    kicker: '引题',
    headline: '主题',
    deck: '副题',
    byline: '署名',
    dateline: '电头',
    tagline: '文末署名',
  },
  crossheads_one: '{{count}} 个小标题',
  crossheads_other: '{{count}} 个小标题',
  take: '各归其位',
  leave: '保留为正文',
  show: '预览',
  hide: '收起预览',
  replaces: '将替换“{{now}}”',
  commands: {
    take: '把认出的内容放入各栏',
    leave: '粘贴内容保留为正文',
  },
  marks: {
    take: '把粘贴内容归入《{{headline}}》各栏',
  },
  faults: {
    tooLarge: '一次粘贴的内容过多（上限 500 万字符）。请作为文件导入，或分次粘贴。',
    tooMany: '内容超出一篇稿件：多于 2000 段或 20 万字符，未粘贴。请作为文件导入，或分次粘贴。',
    tooLong: '其中有一段超过 20 万字符，未粘贴。请在原处分成几段后再粘贴。',
    notProse:
      '其中有一段不像正文：一串超过 5000 个字符无处断行，或逐字变换文种，未粘贴。请在原处删去后再粘贴。',
  },
}
