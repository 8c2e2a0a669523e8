export const paste = {
  recognised: 'Recognised in what was pasted: {{what}}',
  comma: ', ',
  names: {
    kicker: 'kicker',
    headline: 'headline',
    deck: 'deck',
    byline: 'byline',
    dateline: 'dateline',
    tagline: 'credit',
  },
  crossheads_one: '{{count}} crosshead',
  crossheads_other: '{{count}} crossheads',
  take: 'Put them in their fields',
  leave: 'Leave as text',
  show: 'Preview',
  hide: 'Hide preview',
  replaces: 'in place of “{{now}}”',
  commands: {
    take: 'Put what was recognised in its fields',
    leave: 'Leave what was pasted as text',
  },
  marks: {
    take: 'Put pasted text in the fields of “{{headline}}”',
  },
  faults: {
    tooLarge:
      'This is more than can be pasted at once (5 million characters). Import it as a file, or paste a part of it.',
    tooMany:
      'This is more than one article: more than 2,000 paragraphs or 200,000 characters. Nothing was pasted. Import it as a file, or paste a part of it.',
    tooLong:
      'One paragraph of this has more than 200,000 characters. Nothing was pasted. Divide it into several where it was written, then paste it.',
    notProse:
      'One paragraph of this is no text to set: it has a word of more than 5,000 letters, or changes its script at every other letter. Nothing was pasted. Take it out where it comes from, then paste the rest.',
  },
}
