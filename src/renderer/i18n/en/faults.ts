export const faults = {
  connection:
    'Jumpline’s own process can not be reached. Wait a moment; if it does not come back, start Jumpline again.',
  readOnly:
    'This issue is open to read only, so nothing can be changed. Open it with a newer Jumpline, or make a copy.',
  notClosed:
    'The last changes could not be kept, so the issue stays open. Make room on the disk or bring the folder back, then close it again.',
  reloaded:
    '{{name}} was loaded again, because another window had changed it. What you had changed here was merged in; nothing is lost.',
  undoRefused:
    '“{{mark}}” can not be taken back: someone else has changed the same place since. Change it by hand, or look under Versions.',
  redoRefused:
    '“{{mark}}” can not be made again: someone else has changed the same place since. Make the change anew.',
  notReloaded:
    '{{name}} could not be loaded again. Open it from the start screen: every change that was acknowledged is there.',
  recovered_one:
    '{{count}} change of the last time was brought back. Jumpline had ended before it was in the issue folder.',
  recovered_other:
    '{{count}} changes of the last time were brought back. Jumpline had ended before they were in the issue folder.',
  kinds: {
    'not-an-issue': '{{name}} is not an issue of Jumpline. {{at}} Choose the issue’s own folder.',
    'newer-format':
      '{{name}} was made by a newer Jumpline (format {{found}}; this one knows {{known}}). Open it with that one. Nothing was changed.',
    damaged:
      '{{name}} is damaged at {{at}}, and no whole version is left in it. Bring back a copy of the folder, and keep this one.',
    'not-found': '{{name}} is not there. If it is on a stick or a share, connect it and try again.',
    exists: '{{name}} exists already. Choose another name.',
    'no-permission':
      'You may not write to {{name}}. Choose another folder, or ask for the right to write there.',
    'disk-full': 'There is no room left for {{name}}. Make room on the disk and try again; nothing is lost.',
    io: '{{name}} could not be read or written ({{code}}). Try again; if it goes on, copy the folder to another disk.',
    unreadable: '{{name}} could not be taken in: {{why}}. Mend it, or choose another file or folder.',
    'out-of-step': 'The issue was changed elsewhere in the meantime. It is loaded again.',
    refused: 'The change was refused.',
    incomplete:
      '{{format}}: text is missing. Articles concerned: {{articles}}. Cut them to fit, give them room, or continue them on another page, then export again.',
    'check-errors':
      'The check finds errors ({{errors}}). Mend them first, or choose to export in spite of them.',
    cancelled: 'Stopped.',
    'unknown-session': 'This issue is not open any more. Open it from the start screen.',
    'unknown-grant': 'What you chose is not known any more. Choose it again.',
    'malformed-call':
      'The window asked for something that makes no sense ({{call}}, {{at}}). Load the window again.',
    internal: 'Something went wrong inside Jumpline ({{message}}). Your work is kept; try again.',
  },
  unreadable: {
    empty: '{{name}} is empty. Choose another file.',
    format:
      '{{name}} is of a kind Jumpline does not read. It takes copy as Markdown or plain text, and pictures as JPEG, PNG, WebP or TIFF.',
    'style-book': '{{name}} is not a style book. Choose one that was saved by Jumpline, or an issue.',
    'too-large': '{{name}} is too large. Split or shrink it, then try again.',
    damaged: '{{name}} is damaged and can not be read. Ask for it again, or choose another file.',
    encoding: '{{name}} is not text Jumpline can read. Save it as UTF-8.',
  },
  refusal: {
    'page-missing': 'Page {{what}} is not there any more. Undo brings it back if it was deleted just now.',
    'page-exists': 'Page {{what}} is there already.',
    'page-signed':
      'Page {{what}} is signed off, and this would change what is printed on it. Take its sign-off back first.',
    'last-page': 'The last page of an issue can not be deleted. Insert another page first.',
    'block-missing': 'The block is not there any more. Select another one.',
    'block-exists': 'The block is there already.',
    'block-jumps': '“{{what}}” is continued from or to this block. Take the jump away first.',
    'off-grid': 'The block would leave the page’s grid. Make it smaller or place it further in.',
    'article-missing': 'The article is not there any more. Undo brings it back if it was deleted just now.',
    'article-exists': 'The article “{{what}}” is there already.',
    'article-placed': '“{{what}}” stands on a page. Take it off first.',
    'headline-missing': '“{{what}}” is not in that page’s headline list.',
    'headline-exists': '“{{what}}” is in that page’s headline list already.',
    'picture-missing': 'The picture is not there any more.',
    'picture-exists': 'The picture is there already.',
    'picture-used': 'The picture is used. Take it off its page and article first.',
    'conflict-missing': 'This choice has been made already.',
    'conflict-exists': 'This second version is already kept.',
    'conflict-place': 'What this version belongs to is no longer there. Keep what is shown.',
    'conflict-both': 'Of these two versions only one can stand. Choose one.',
    'jump-missing': 'The jump is not there any more.',
    'jump-not-last': 'Only an article’s last jump can be taken away. Begin with the last one.',
    'jump-unfit': 'These two blocks can not be joined by a jump.',
    'out-of-range': 'There is no such place in the list. Try again: the list may have changed.',
    'text-too-long': 'A paragraph can have 200,000 characters at the most. Divide it into several.',
    malformed: 'The change makes no sense and was not made.',
  },
  plan: {
    'article-missing': 'The article is not there any more.',
    'page-missing': 'The page is not there any more.',
    'block-missing': 'The block is not there any more.',
    'not-placed': '“{{what}}” stands on no page yet. Place it first.',
    'same-page': 'It has a part on page {{what}} already. Choose another page.',
    'no-room':
      'There is no room on page {{what}}, and nothing on it may be moved. Choose another page or make room.',
    'off-grid': 'That would leave the grid of the page. Make it smaller or place it further in.',
    'last-page': 'The last page of an issue can not be deleted. Insert another page first.',
    'no-fix':
      'Nothing Jumpline can do by itself mends that for “{{what}}” without spoiling something else. Look at it on the page.',
    locked:
      '“{{what}}” is locked: it can not be moved, resized or taken off. Unlock it first, under Block or with Ctrl+. (full stop).',
    'no-free-space':
      'Page {{what}} has no free space of that size there. Move or shrink what stands around it, or choose less.',
    'too-small': '“{{what}}” is too small to be divided. Make it larger first.',
    'goes-on':
      '“{{what}}” goes on in another block, so this one is always full. Fit the block it ends in, or move where it breaks.',
    unfit: 'This can not be done to what is chosen. Choose other blocks.',
    'jump-missing': 'The jump of “{{what}}” is not there any more.',
    'no-way':
      'Nothing that can be done here for “{{what}}” leaves the pages right. Make room on its pages, or change the text.',
  },
  notes: {
    'ref-damaged':
      'The branch of {{writer}} is damaged; the last whole version was opened. Nothing was deleted.',
    'ref-strange':
      'A file among the branches is no writer’s, such as a copy a sync service made: {{name}}. What it leads to was taken into account, and the file was left alone.',
    'commit-damaged': 'The newest version is damaged at {{at}}; an older, whole one was opened.',
    'pieced-together':
      'The newest version is damaged at {{at}}, and was pieced together from all that can be read. Files in an older version: {{older}}; files lost: {{lost}}. Compare it under Versions.',
    waiting:
      'The newest work of {{writer}} is not all here yet; files still to come: {{count}}. Until then you see their last whole version.',
    'newer-format':
      'This issue was written by a newer Jumpline (format {{found}}; this one knows {{known}}). It is shown as far as it is known here, and can only be read. Update Jumpline to change it.',
    'found-by-search': 'No branch led to a whole version; this one was found by searching the folder.',
    'originals-missing': '{{count}} originals of pictures are not there, or not there yet.',
    'marker-damaged': 'The marker file of the issue is damaged. The issue opened all the same.',
    'work-left':
      'Changes of an earlier time are not in this issue, because it has gone on since. They are kept, and wait for your choice.',
  },
}
