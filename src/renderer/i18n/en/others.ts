export const others = {
  and: ', ',
  here: 'Also here: {{names}}',
  hereHint: 'Has this issue open now: {{names}}. What they publish is taken in by itself.',
  waiting_zero: 'Waiting for work of {{names}}',
  waiting_one: 'Waiting for {{count}} file of {{names}}',
  waiting_other: 'Waiting for {{count}} files of {{names}}',
  waitingHint:
    'Not all of the newest work is here yet. Until it is, the newest whole version is shown; nothing is missing for good.',
  waitingOf_zero: '{{name}}: not all known yet',
  waitingOf_one: '{{name}}: {{count}} file',
  waitingOf_other: '{{name}}: {{count}} files',
  recovered: 'Recovered',
  recoveredHint_one:
    '{{count}} change of the last time was brought back and is in this issue. Look it over, then save a restore point.',
  recoveredHint_other:
    '{{count}} changes of the last time were brought back and are in this issue. Look them over, then save a restore point.',
  self: 'this computer',
  merged: 'Taken in: what {{writers}} published.',
  conflicts_one:
    'What others published was taken in. In {{count}} place you and they had changed the same thing: both versions are kept. Choose under Check.',
  conflicts_other:
    'What others published was taken in. In {{count}} places you and they had changed the same thing: both versions are kept. Choose under Check.',
}
