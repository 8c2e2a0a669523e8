// The look of the replica edition: one style sheet, light and dark, from a narrow phone to a wall, and on paper.
// Words are set in the paper's own faces (`site-fonts.ts`); what leads about is set in the reader's.
//
// Lengths are in rem, so that a reader's type size moves everything. Links that stand alone are at least 24 pixels
// high (WCAG 2.2, 2.5.8).

import { families } from './site-fonts.ts'

const light = `
  --paper: #fffefb;
  --desk: #f4f2ec;
  --ink: #1c1a17;
  --quiet: #625d54;
  --line: #dcd7cb;
  --accent: #97200f;
  --tint: #f3e6df;
  --zone: rgb(151 32 15 / 13%);`

const dark = `
  --paper: #1c1b19;
  --desk: #131211;
  --ink: #e9e5dc;
  --quiet: #a8a296;
  --line: #38352f;
  --accent: #f0a08f;
  --tint: #2f2622;
  --zone: rgb(216 92 66 / 24%);`

const colours = `:root {
  color-scheme: light dark;${light}
  --han: 'Noto Serif SC', 'Source Han Serif SC', 'Songti SC', STSong, SimSun;
  --text: '${families.text}', 'Source Serif 4', Georgia, var(--han), serif;
  --head: '${families.head}', 'Source Serif 4', Georgia, var(--han), serif;
  --note: '${families.note}', 'Kaiti SC', STKaiti, KaiTi, Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', '${families.sans}', sans-serif;
  --wide: 78rem;
}
@media (prefers-color-scheme: dark) {
  :root {${dark}
  }
}
@media (min-width: 120rem) {
  :root { --wide: 112rem; }
}
@media (min-width: 160rem) {
  html { font-size: 125%; }
}
`

const basis = `* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--desk); color: var(--ink); font: 1rem/1.6 var(--sans); overflow-wrap: break-word; }
a { color: inherit; text-decoration-color: var(--line); text-decoration-thickness: 1px; text-underline-offset: 0.22em; }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
:focus-visible { outline: 0.15rem solid var(--accent); outline-offset: 0.15rem; }
h1, h2, h3 { font-family: var(--head); font-weight: 400; line-height: 1.28; margin: 0; text-wrap: balance; }
p { margin: 0; }
ul, ol { margin: 0; padding: 0; list-style: none; }
img { display: block; max-width: 100%; height: auto; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--quiet); }
.skip { position: absolute; left: 1rem; top: -10rem; z-index: 3; background: var(--paper); padding: 0.6rem 1rem; }
.skip:focus { top: 0.5rem; }
.arrow { width: 0.8em; height: 0.8em; fill: none; stroke: currentColor; stroke-width: 1.4; vertical-align: -0.05em; }
.masthead, main, footer { width: min(100%, var(--wide)); margin: 0 auto; padding: 0 clamp(1rem, 3vw, 2rem); }
@media (prefers-reduced-motion: no-preference) {
  a, .zones polygon, .headlines li, .story { transition: color 0.12s, background-color 0.12s, fill 0.12s, stroke 0.12s; }
}
`

// The head of every file: the paper's name between a heavy and a fine rule (文武线), as papers have it.
const mastheads = `.masthead { display: grid; grid-template-columns: auto 1fr auto; align-items: center; gap: 0 1.5rem; padding-top: 0.9rem; }
.masthead::after { content: ''; grid-column: 1 / -1; height: 5px; border-top: 3px solid var(--ink); border-bottom: 1px solid var(--ink); margin-top: 0.7rem; order: 1; }
.paper { font: 400 clamp(1.5rem, 1.1rem + 1.6vw, 2.1rem)/1.15 var(--head); letter-spacing: 0.02em; }
.paper a { text-decoration: none; display: inline-block; }
.masthead .date { color: var(--quiet); font-size: 0.9rem; }
.issues { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 0 1.1rem; font-size: 0.9rem; color: var(--quiet); position: relative; }
.issues a, .issues > span, .calendar summary { display: inline-block; padding: 0.25rem 0; min-height: 1.75rem; }
.issues a { color: var(--ink); }
.issues a .date { color: var(--quiet); font-size: 0.8rem; }
.calendar summary { cursor: pointer; color: var(--ink); list-style: none; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 0.22em; }
.calendar summary::-webkit-details-marker { display: none; }
.calendar summary::after { content: '▾'; margin-left: 0.25em; color: var(--quiet); text-decoration: none; display: inline-block; }
.calendar { position: relative; }
.calendar[open] { z-index: 2; }
.calendar iframe { display: block; border: 0; width: 19rem; height: 20rem; max-width: 100%; color-scheme: light dark; }
.calendar-box { position: absolute; right: 0; top: 100%; width: min(21rem, calc(100vw - 2rem)); padding: 0.75rem 1rem; background: var(--paper); border: 1px solid var(--line); box-shadow: 0 0.75rem 2rem rgb(0 0 0 / 16%); }
.calendar p { display: flex; justify-content: space-between; }
.paper-links { grid-column: 1 / -1; order: 2; border-bottom: 1px solid var(--line); }
.paper-links ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; font-size: 0.9rem; }
.paper-links li { padding: 0.2rem 0; }
.paper-links a { display: inline-block; min-height: 1.6rem; padding-top: 0.05rem; text-decoration: none; }
.paper-links a:hover { text-decoration: underline; }
@media (max-width: 47.99rem) {
  .masthead { grid-template-columns: 1fr; }
  .issues { justify-content: flex-start; }
  .calendar-box { right: auto; left: 0; }
}
footer { color: var(--quiet); font-size: 0.85rem; padding-top: 1rem; padding-bottom: 2rem; margin-top: 3rem; }
footer .rights { border-top: 1px solid var(--line); padding-top: 0.75rem; }
`

const pages = `.page-head { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: center; justify-content: space-between; padding: 1.1rem 0 0.9rem; }
.page-head h1 { font-size: clamp(1.3rem, 1.1rem + 1vw, 1.7rem); }
.page-steps { display: flex; gap: 1.25rem; font-size: 0.95rem; }
.page-steps a { display: inline-flex; align-items: center; gap: 0.3rem; min-height: 1.75rem; text-decoration: none; }
.page-steps a:hover { text-decoration: underline; }
.columns { display: grid; gap: 1.5rem 2.5rem; }
@media (min-width: 64rem) {
  .page .columns { grid-template-columns: minmax(15rem, 20rem) minmax(0, 1fr); }
  .to-picture { display: none; }
}
@media (min-width: 110rem) {
  body.page main { display: grid; grid-template-columns: minmax(0, 1fr) 25rem; gap: 0 2.5rem; align-content: start; }
  body.page .page-head, body.page .pages { grid-column: 1 / -1; }
  body.page .stories { margin-top: 0; }
  body.page .cards { columns: 1; }
}
.lists h2, .pages h2, .stories > h2, .all-issues h2, .newest h2 { font-size: 1.05rem; border-top: 1px solid var(--ink); padding: 0.45rem 0 0.35rem; }
.to-picture { margin-bottom: 0.75rem; }
.to-picture a { display: inline-block; padding: 0.3rem 0; }
.headlines li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.6rem; border-top: 1px solid var(--line); background: var(--lit-row, transparent); }
.headlines li:first-child { border-top: 0; }
.headlines li a { flex: 1 1 auto; display: block; padding: 0.5rem 0; text-decoration: none; font-family: var(--head); line-height: 1.4; max-width: 100%; }
.headlines li a:hover { text-decoration: underline; }
.headlines li a[aria-current] { color: var(--accent); }
.page .headlines li { padding: 0 0.5rem; margin: 0 -0.5rem; }
.from { color: var(--quiet); font: 0.85rem/1.4 var(--note); white-space: nowrap; }
.picture-links { display: flex; flex-wrap: wrap; gap: 0 1.25rem; justify-content: flex-end; font-size: 0.9rem; margin-bottom: 0.4rem; }
.picture-links > * { display: inline-flex; align-items: center; gap: 0.35rem; min-height: 1.75rem; }
.zoom { cursor: zoom-in; margin-right: auto; }
.zoom input { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--accent); }
.viewer { border: 1px solid var(--line); background: #fff; box-shadow: 0 0.4rem 1.6rem rgb(0 0 0 / 9%); }
.zones { position: relative; aspect-ratio: var(--ratio); }
.zones img { width: 100%; height: 100%; }
.zones .large { display: none; }
.zones svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.zones polygon { fill: var(--lit, transparent); stroke: var(--lit-line, transparent); stroke-width: 2px; }
.zones a:focus-visible { outline: none; }
.zones a:focus-visible polygon { stroke-width: 4px; }
.picture:has(.zoom input:checked) .viewer { overflow: auto; max-height: 90vh; max-height: 90svh; }
.picture:has(.zoom input:checked) .zones { width: max(100%, 100rem); }
.picture:has(.zoom input:checked) .zones img { display: none; }
.picture:has(.zoom input:checked) .zones .large { display: block; max-width: none; }
@media (prefers-color-scheme: dark) {
  .zones img, .thumb img, .front img, .pages img { filter: brightness(0.9); }
}
.stories { margin-top: 2.5rem; }
.cards { columns: 3 17rem; column-gap: 2.25rem; column-rule: 1px solid var(--line); }
.story { break-inside: avoid; padding: 0.8rem 0.5rem; margin: 0 -0.5rem; border-top: 1px solid var(--line); background: var(--lit-row, transparent); }
.story h3 { font-size: 1.1rem; }
.story h3 .line { display: inline-block; }
.story h3 a { display: block; text-decoration: none; padding: 0.1rem 0; }
.story h3 a:hover { text-decoration: underline; }
.story.rank-1 h3 { font-size: 1.55rem; }
.story.rank-2 h3 { font-size: 1.25rem; }
.story p { margin-top: 0.3rem; }
.kicker, .deck, .byline { font-family: var(--note); font-weight: 400; }
.story .kicker, .story .deck, .story .byline { color: var(--quiet); line-height: 1.45; }
.opening { font: 0.95rem/1.7 var(--text); }
.jump-line, .turn-line { font-family: var(--note); color: var(--quiet); }
.jump-line a { display: inline-block; min-height: 1.5rem; }
.pages { margin-top: 2.5rem; }
.pages ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 1rem 1.25rem; padding-top: 0.4rem; }
.pages li { display: flex; flex-direction: column; align-items: flex-start; gap: 0.15rem; font-size: 0.9rem; }
.pages .pageLink { text-decoration: none; display: block; line-height: 1.4; min-height: 1.5rem; }
.pages .pageLink:hover { text-decoration: underline; }
.pages .pageLink img { border: 1px solid var(--line); margin-bottom: 0.4rem; background: #fff; width: 100%; }
.pages .pageLink[aria-current] { color: var(--accent); }
.pages .pageLink[aria-current] img { outline: 2px solid var(--accent); outline-offset: 2px; }
.pdf { color: var(--quiet); font-size: 0.8rem; display: inline-block; min-height: 1.5rem; }
`

const articles = `body.article .page-head { justify-content: flex-start; gap: 0 2.5rem; }
body.article .page-head .label { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; }
body.article .page-head .label > a { font-family: var(--head); display: inline-block; padding: 0.15rem 0; }
.reading { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; }
.text { background: var(--paper); padding: clamp(1.25rem, 4vw, 3.5rem) clamp(1rem, 5vw, 4.5rem); border: 1px solid var(--line); }
@media (min-width: 64rem) {
  .reading { grid-template-columns: minmax(0, 50rem) minmax(9rem, 12rem); justify-content: center; }
}
.text header { margin: 0 auto 1.75rem; max-width: 40rem; text-align: center; }
.heads, .heads tbody, .heads tr, .heads td { display: block; padding: 0; }
.heads tr[hidden] { display: none; }
.text h1 { font-size: clamp(1.6rem, 1.1rem + 2.4vw, 2.5rem); line-height: 1.25; letter-spacing: 0.01em; }
.text h1 .line { display: inline-block; }
.text .kicker, .text .deck { font-size: clamp(1.05rem, 1rem + 0.4vw, 1.25rem); line-height: 1.5; color: var(--quiet); }
.text .kicker { margin-bottom: 0.45rem; }
.text .deck { margin-top: 0.6rem; }
.sec, .trail { text-wrap: balance; }
.sec { margin-top: 0.9rem; font-size: 0.9rem; color: var(--quiet); }
.sec .byline { color: var(--ink); font-size: 1.05rem; margin-right: 0.75em; }
.trail { font-size: 0.9rem; color: var(--quiet); margin-top: 0.35rem; }
.trail a { display: inline-block; min-height: 1.5rem; }
.text header::after { content: ''; display: block; width: 4rem; margin: 1.4rem auto 0; border-top: 1px solid var(--ink); }
founder-content { display: block; max-width: 36rem; margin: 0 auto; font: 1.125rem/1.9 var(--text); position: relative; }
founder-content > p, founder-content blockquote p { margin: 0 0 0.75em; }
:lang(zh) founder-content > p { text-indent: 2em; text-align: justify; margin: 0 0 0.55em; }
:lang(zh) founder-content > .crosshead, :lang(zh) founder-content > .tagline, :lang(zh) founder-content > .note { text-indent: 0; }
founder-content > .crosshead { font: 400 1.2rem/1.5 var(--head); margin: 1.5em 0 0.6em; text-align: start; break-after: avoid; }
.text .dateline { font-weight: 700; }
founder-content .tagline { font-family: var(--note); text-align: end; color: var(--quiet); }
.list { margin: 0 0 0.75em; padding-left: 1.25em; }
.list p { text-indent: -1.25em; }
blockquote { margin: 1.2em 0; padding-left: 1.1em; border-left: 2px solid var(--accent); }
figure { margin: 1.5rem 0; }
figure img { margin: 0 auto; }
figcaption { font: 0.95rem/1.55 var(--note); color: var(--quiet); margin-top: 0.5rem; border-bottom: 1px solid var(--line); padding-bottom: 0.5rem; }
.print-mark { font: 0.85rem/1.5 var(--sans); color: var(--quiet); text-indent: 0; scroll-margin-top: 30vh; }
span.print-mark { border-inline: 1px solid var(--accent); padding: 0 0.5em; margin: 0 0.35em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
div.print-mark { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 0.75em; margin: 1.2em 0; padding: 0.3em 0; border-block: 1px solid var(--line); }
.print-mark .jump-line, .print-mark .turn-line { font-size: 0.95rem; }
.print-mark:target { background: var(--tint); }
.in-print { display: flex; flex-wrap: wrap; gap: 1.25rem; align-content: flex-start; font-size: 0.9rem; }
@media (min-width: 64rem) {
  .in-print { flex-direction: column; flex-wrap: nowrap; position: sticky; top: 1.5rem; align-self: start; }
}
.place { display: block; width: min(100%, 9.5rem); text-decoration: none; line-height: 1.4; }
.place:hover { text-decoration: underline; }
.thumb { display: block; position: relative; border: 1px solid var(--line); background: #fff; margin-bottom: 0.4rem; }
.thumb img { width: 100%; }
.thumb svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.thumb polygon { fill: rgb(151 32 15 / 22%); stroke: #97200f; stroke-width: 1.5px; }
.article-steps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 0 2.5rem; max-width: 64.5rem; margin: 2rem auto 0; }
.article-steps a { text-decoration: none; padding: 0.75rem 0; border-top: 1px solid var(--ink); }
.article-steps a.next { text-align: end; }
.article-steps .step { display: block; font-size: 0.85rem; color: var(--quiet); }
.article-steps .title { font: 1.1rem/1.4 var(--head); }
body.article .lists { max-width: 64.5rem; margin: 2rem auto 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.5rem 2.5rem; }
body.article .pages { max-width: 64.5rem; margin-inline: auto; }
`

const tops = `body.index .masthead { grid-template-columns: 1fr; justify-items: center; text-align: center; padding-top: clamp(1.25rem, 3vw, 2.5rem); }
body.index .masthead::after { width: 100%; }
body.index .paper { font-size: clamp(2.2rem, 1.4rem + 4vw, 4.2rem); letter-spacing: 0.06em; }
body.index .paper-links { width: 100%; }
body.index .paper-links ul { justify-content: center; }
.newest { margin-top: 1.5rem; }
.newest h2 { display: flex; flex-wrap: wrap; gap: 0 0.75em; align-items: baseline; }
.newest .quiet { font: 0.9rem var(--sans); }
.newest .columns { padding-top: 0.75rem; }
@media (min-width: 56rem) {
  .newest .columns { grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); }
}
.front { display: block; border: 1px solid var(--line); background: #fff; box-shadow: 0 0.4rem 1.6rem rgb(0 0 0 / 9%); }
.front img { width: 100%; }
.read { display: inline-block; margin-top: 0.75rem; padding: 0.55rem 1.4rem; background: var(--ink); color: var(--paper); text-decoration: none; }
.read:hover { background: var(--accent); color: var(--paper); }
.contents .swiper-container { columns: 2 17rem; column-gap: 2.25rem; }
.page-row { break-inside: avoid; padding-bottom: 1.1rem; }
.page-row h3 { font-size: 1.05rem; color: var(--accent); }
.page-row h3 a { display: inline-block; padding: 0.15rem 0; text-decoration: none; }
.page-row li a { display: block; padding: 0.32rem 0; font-family: var(--head); line-height: 1.4; text-decoration: none; border-top: 1px solid var(--line); }
.page-row a:hover { text-decoration: underline; }
.all-issues { margin-top: 2.5rem; }
.all-issues h3 { font-size: 1rem; margin-top: 1.5rem; }
.months { display: grid; gap: 1.5rem 2.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); padding-top: 0.5rem; }
.calendar-table { border-collapse: collapse; width: 100%; font-size: 0.9rem; text-align: center; font-variant-numeric: tabular-nums; table-layout: fixed; }
.calendar-table caption { font: 1rem/1.6 var(--head); text-align: start; }
.calendar-table th { color: var(--quiet); }
.calendar-table td, .calendar-table th { padding: 0; height: 2.1rem; font-weight: 400; }
.calendar-table td { color: var(--quiet); }
.calendar-table td a { display: grid; place-items: center; height: 100%; min-height: 1.75rem; font-weight: 700; color: var(--accent); background: var(--tint); margin: 1px; }
.years li { padding: 0.2rem 0; display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: 0.9rem; }
.years a, .years .year { display: inline-block; min-height: 1.5rem; }
.years .year { color: var(--quiet); min-width: 4em; }
body.month { background: var(--paper); }
body.month main { max-width: 20rem; padding: 0.25rem; }
body.month h1 { font-size: 1rem; text-align: center; }
body.month h1 a { text-decoration: none; display: inline-block; min-height: 1.5rem; }
body.month caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.month-steps { display: grid; grid-template-columns: 2rem 1fr 2rem; align-items: center; text-align: center; }
.month-steps a { display: grid; place-items: center; min-height: 2rem; }
`

const elsewhere = `@media (forced-colors: active) {
  .zones polygon { forced-color-adjust: none; }
  .zones a:is(:hover, :focus-visible) polygon { fill: transparent; stroke: Highlight; stroke-width: 4px; }
  .thumb polygon { forced-color-adjust: none; fill: transparent; stroke: Highlight; }
  .read { border: 1px solid ButtonText; }
  span.print-mark { border-inline: 1px solid CanvasText; }
}
@media (prefers-contrast: more) {
  :root { --quiet: var(--ink); --line: var(--ink); }
}
@page { size: A4; margin: 16mm 15mm; }
@media print {
  :root {${light}
    --paper: #fff; --desk: #fff; --ink: #000; --quiet: #444; --line: #bbb; --accent: #000;
    color-scheme: light;
  }
  html { font-size: 10pt; }
  .masthead, main, footer { width: 100%; padding: 0; }
  .masthead { grid-template-columns: auto 1fr; padding-top: 0; }
  .paper { font-size: 1.5rem; }
  .masthead .date { text-align: end; }
  .skip, .paper-links, .issues, .page-steps, .article-steps, .lists, .pages, .picture-links, .to-picture, .in-print, .print-pages, .all-issues, .read { display: none !important; }
  body.article .page-head { padding: 0.5rem 0; }
  .text { border: 0; padding: 0; }
  .text header { margin-bottom: 1rem; max-width: none; }
  .text h1 { font-size: 2rem; }
  .reading, .page .columns { display: block; }
  founder-content { max-width: none; font-size: 1rem; line-height: 1.65; columns: 2; column-gap: 8mm; widows: 2; orphans: 2; }
  figure { break-inside: avoid; margin: 0 0 1rem; }
  .viewer { border: 0; box-shadow: none; overflow: visible; max-height: none; }
  .zones { aspect-ratio: auto; break-inside: avoid; }
  .zones svg { display: none; }
  .picture .zones img { display: block; width: auto; height: auto; max-width: 100%; max-height: 225mm; margin: 0 auto; filter: none; }
  .picture .zones .large { display: none; }
  .stories { break-before: page; margin-top: 0; }
  .cards { columns: 2; }
  a { text-decoration: none; }
  footer { margin-top: 1rem; padding: 0; }
}
`

export const siteStyle = colours + basis + mastheads + pages + articles + tops + elsewhere
