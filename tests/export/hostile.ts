// Words that a careless writer of files would take for markup, script or control.

import { type Story, story } from '../support/paper.ts'

export const hostile =
  '<script>alert(1)</script>"onmouseover="x" \u202e]]>--><img src=x onerror=y> &lt; {{n}} \u0007\u0085\ud800\uffff &#0; %s \\'

/** A story that has them everywhere it has words. */
export const hostileStory: Story = {
  ...story('x', 0),
  slug: hostile,
  kicker: hostile,
  headline: [hostile],
  deck: hostile,
  byline: hostile,
  dateline: '',
  tagline: hostile,
  keyword: hostile,
  body: [`${hostile}。${'字'.repeat(60)}`],
}
