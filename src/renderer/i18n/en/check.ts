export const check = {
  notes: 'Show notes as well ({{count}})',
  none: 'Nothing keeps this issue from press',
  noneText: 'Problems show up here while you work.',
  severities: { error: 'Errors', warning: 'Warnings', note: 'Notes' },
}
