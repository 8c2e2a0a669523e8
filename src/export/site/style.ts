// The look of the replica edition: one style sheet, no fonts or pictures of its own, light and dark, on a
// phone, on a wide screen and on paper.

export const siteStyle = `:root {
  color-scheme: light dark;
  --paper: #fff;
  --desk: #f3f2ee;
  --ink: #1b1b19;
  --quiet: #5c5b56;
  --line: #d9d7d0;
  --accent: #8a1f11;
  --zone: rgb(138 31 17 / 14%);
  --serif: 'Source Serif 4', 'Noto Serif SC', 'Source Han Serif SC', 'Songti SC', SimSun, Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1d1d1b;
    --desk: #141413;
    --ink: #eceae4;
    --quiet: #a9a69d;
    --line: #3a3935;
    --accent: #ff9f8f;
    --zone: rgb(255 159 143 / 18%);
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink); font: 1rem/1.6 var(--sans); }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 0.2em; }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
a:focus-visible { outline: 0.15rem solid var(--accent); outline-offset: 0.15rem; }
h1, h2, h3 { font-family: var(--serif); line-height: 1.25; margin: 0 0 0.5rem; text-wrap: balance; }
ul, ol { margin: 0; padding: 0; list-style: none; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.5rem 1rem; z-index: 2; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.masthead, main, footer { max-width: 76rem; margin: 0 auto; padding: 1rem; }
.masthead { border-bottom: 2px solid var(--ink); display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; }
.masthead p { margin: 0; }
.masthead .paper { font: 700 1.9rem/1.2 var(--serif); flex: 1 1 14rem; }
.masthead .paper a { text-decoration: none; }
.masthead .dateline { color: var(--quiet); }
.paper-links { flex: 1 1 100%; }
.paper-links ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font-size: 0.9rem; }
.issues { font-size: 0.9rem; display: flex; gap: 1.25rem; color: var(--quiet); }
.page-head { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; justify-content: space-between; margin-bottom: 1rem; }
.page-head h1 { font-size: 1.3rem; margin: 0; }
.page-head p { margin: 0; }
.page-steps a { margin-left: 1rem; }
.arrow { width: 0.7em; height: 0.7em; fill: currentColor; margin: 0 0.25em; }
.columns { display: grid; gap: 1.5rem; }
@media (min-width: 60rem) { .columns { grid-template-columns: minmax(0, 44rem) minmax(16rem, 1fr); } }
.zones { position: relative; background: #fff; box-shadow: 0 0 0 1px var(--line), 0 0.5rem 1.5rem rgb(0 0 0 / 12%); aspect-ratio: var(--ratio); }
.zones img { display: block; width: 100%; height: auto; }
.zones svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.zones polygon { fill: transparent; stroke: transparent; stroke-width: 2; }
.zones a:hover polygon, .zones a:focus polygon { fill: var(--zone); stroke: var(--accent); }
.zones a:focus-visible { outline: none; }
.picture-links { display: flex; gap: 1.25rem; font-size: 0.9rem; margin: 0.5rem 0 0; }
.lists { display: grid; gap: 1.5rem; align-content: start; }
.lists h2 { font: 700 0.95rem/1.4 var(--sans); border-bottom: 1px solid var(--ink); padding-bottom: 0.25rem; }
.lists li { padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
.lists li a[aria-current] { color: var(--accent); font-weight: 600; }
.from { color: var(--quiet); font-size: 0.85rem; }
.pages li { display: flex; justify-content: space-between; gap: 1rem; }
.pdf { font-size: 0.8rem; color: var(--quiet); }
.stories { margin-top: 2rem; columns: 3 18rem; column-gap: 2rem; column-rule: 1px solid var(--line); }
.stories h2 { column-span: all; font-size: 1.1rem; }
.story { break-inside: avoid; padding: 0 0 1rem; margin: 0 0 1rem; border-bottom: 1px solid var(--line); }
.story h3 { font-size: 1.1rem; margin: 0; }
.story.rank-1 h3 { font-size: 1.5rem; }
.story p { margin: 0.25rem 0 0; }
.kicker, .deck, .byline { color: var(--quiet); }
.opening { font-family: var(--serif); }
.jump-line, .turn-line { color: var(--quiet); font-size: 0.9rem; }
.text { background: var(--paper); padding: clamp(1rem, 4vw, 3rem); max-width: 48rem; margin: 0 auto; box-shadow: 0 0 0 1px var(--line); }
.text header { text-align: center; margin-bottom: 1.5rem; }
.text h1 { font-size: clamp(1.5rem, 5vw, 2.3rem); }
.text h1 .line { display: inline-block; }
.text .kicker, .text .deck { font-size: 1.1rem; margin: 0.25rem 0; }
.text .byline { margin: 0.5rem 0; }
.trail { font-size: 0.9rem; color: var(--quiet); margin: 0.5rem 0 0; }
founder-content { display: block; font: 1.1rem/1.85 var(--serif); }
founder-content p { margin: 0 0 0.6em; }
:lang(zh) founder-content > p { text-indent: 2em; text-align: justify; }
founder-content .print-mark, founder-content .dateline, founder-content .tagline, founder-content .note { text-indent: 0; }
.list { margin: 0 0 0.6em; padding-left: 1.25em; list-style: none; }
.list li { text-indent: -1.25em; }
.crosshead { font: 700 1.1rem/1.5 var(--sans); margin: 1.4em 0 0.5em; }
.dateline { font-weight: 700; }
.tagline { text-align: right; color: var(--quiet); }
.print-mark { font: 0.85rem/1.6 var(--sans); color: var(--quiet); background: var(--desk); border-radius: 0.25rem; padding: 0.1em 0.5em; margin: 0 0.25em; }
p.print-mark { display: table; margin: 0.5em auto; }
.print-mark:target { outline: 2px solid var(--accent); }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid var(--line); }
figure { margin: 0 0 1.25rem; }
figure img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figcaption { font: 0.9rem/1.5 var(--sans); color: var(--quiet); margin-top: 0.4rem; }
.article-steps { max-width: 48rem; margin: 1.5rem auto; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem; }
.article-steps a { flex: 1 1 16rem; text-decoration: none; }
.article-steps a.next { text-align: right; }
.article-steps .step { display: block; font-size: 0.85rem; color: var(--quiet); }
body.article .lists { max-width: 48rem; margin: 0 auto; }
.months { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
.months table { border-collapse: collapse; width: 100%; font-size: 0.9rem; text-align: center; }
.months caption { font: 700 1rem/1.6 var(--serif); text-align: left; }
.months td, .months th { padding: 0.3rem; border-bottom: 1px solid var(--line); font-weight: 400; }
.months td a { display: block; font-weight: 700; color: var(--accent); }
footer { color: var(--quiet); font-size: 0.85rem; border-top: 1px solid var(--line); }
@media print {
  body { background: #fff; color: #000; }
  .paper-links, .issues, .page-steps, .article-steps, .lists, .picture-links, .skip, .print-pages { display: none; }
  .text, .zones { box-shadow: none; }
  .text { padding: 0; max-width: none; }
}
`
