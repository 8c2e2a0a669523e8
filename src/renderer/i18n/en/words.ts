export const words = {
  none: 'None yet.',
  lines: 'Many at once',
  show: 'Show the list as lines',
  add: 'Add these lines',
  names: {
    title: 'Names that must be right',
    note: 'Wrong forms are warnings, with the right one as the mend. What is one character away from a name is a note.',
    one: 'Name',
    right: 'Right',
    wrong: 'Wrong forms',
    wrongHint: 'Parted by commas.',
    linesHint: 'Anna Mercer => Ana Mercer\nSaltmarsh',
  },
  avoid: {
    title: 'Words not to use',
    note: 'Each is a warning wherever it stands, in capitals or not.',
    one: 'Word',
    word: 'Word',
    instead: 'Write instead',
    why: 'Why',
    linesHint: 'utilize => use | plain words\nirregardless => regardless',
  },
}
