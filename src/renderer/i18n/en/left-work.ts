export const leftWork = {
  title: 'Work that is not in its issue',
  unnamed: 'A journal without a name',
  changes_one: '{{count}} change',
  changes_other: '{{count}} changes',
  last: 'Last change {{when}}',
  states: {
    ready: 'Opening the issue brings it back.',
    behind: 'The issue has gone on since without it.',
    vanished: 'Its issue is not there any more. It was at {{path}}.',
    unreadable:
      'These changes can not be read, because their file is damaged. It is kept; somebody may be able to mend it.',
  },
  open: 'Open with these changes',
  look: 'Look…',
  copy: 'Save as an issue of its own…',
  discard: 'Throw away…',
  discardTitle: 'Throw these changes away?',
  discardText_one: '{{count}} change in “{{name}}”, last made {{when}}, will be gone for good.',
  discardText_other: '{{count}} changes in “{{name}}”, last made {{when}}, will be gone for good.',
  discardUnreadable: 'What is in this damaged file will be gone for good.',
  discardYes: 'Throw away',
  keep: 'Keep them',
  dialog: {
    title: 'Changes that are not in this issue',
    says_one: 'The issue has gone on since; this {{count}} change of {{when}} is not in it.',
    says_other: 'The issue has gone on since; these {{count}} changes of {{when}} are not in it.',
    gone: 'These changes are not waiting any more: they were brought back or thrown away.',
    unknown:
      'What these changes were made on is not known, so they can not be shown or merged here. They are kept.',
    equal: 'No text and no page differs',
    equalText: 'These changes concern other things, such as captions, the date or the order of lists.',
    nothing: 'Everything of these changes is in the issue already',
    nothingText: 'You can throw them away.',
    merge: 'Merge into the issue',
    later: 'Later',
    merged: 'The changes of {{when}} are in the issue now. Undo takes them out again.',
    conflicts_one:
      'In {{count}} place the issue and these changes differ: both versions are kept. Choose under Check.',
    conflicts_other:
      'In {{count}} places the issue and these changes differ: both versions are kept. Choose under Check.',
    notKept:
      'The changes are in the window, but could not be kept on the disk yet. They also stay where they were.',
    readOnly: 'This issue is open to read only, so nothing can be merged into it.',
    loading: 'Reading the changes…',
  },
}
