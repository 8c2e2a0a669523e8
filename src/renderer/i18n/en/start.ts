export const start = {
  what: 'Lay out tonight’s paper: arrange, write, continue, export.',
  sample: 'Open the sample paper',
  newIssue: 'New issue…',
  open: 'Open…',
  opening: 'Opening…',
  recent: 'Recent issues',
  none: 'Issues you open are listed here. The sample paper is a good place to look around.',
  missing: 'Its folder is not there now',
  pages_one: '{{count}} page',
  pages_other: '{{count}} pages',
}
