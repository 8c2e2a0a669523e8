// The book's own style sheet. Faces are the reader's: a book of Chinese text that brought its own would be ten times
// as large. So are the colours of text and page, light or dark; those that are given here can be read on both.

export const bookStyle = `:root { color-scheme: light dark; }
body { line-height: 1.6; margin: 0 4%; }
h1 { font-size: 1.5em; line-height: 1.3; margin: 0.4em 0; text-align: start; }
h1 .line { display: inline-block; }
h2 { font-size: 1.1em; margin: 1.2em 0 0.4em; }
p { margin: 0 0 0.6em; }
.text p:lang(zh) { text-indent: 2em; }
.trail, .byline, .tagline, figcaption, .note { font-size: 0.85em; }
.trail { color: #555; }
.kicker { margin: 0.6em 0 0; }
.deck { font-size: 1.1em; }
.tagline { text-align: end; }
.note { border-inline-start: 0.2em solid #999; padding-inline-start: 0.8em; text-indent: 0; }
blockquote { margin: 0.6em 1.5em; }
ul.list { list-style: none; margin: 0.6em 0; padding: 0; }
figure { margin: 1em 0; text-align: center; }
figure img, .cover img { max-width: 100%; height: auto; }
figcaption { text-align: start; }
.cover { text-align: center; }
[role="doc-pagebreak"][title]::after { content: "→ " attr(title); font-size: 0.7em; color: #555; border: 0.08em solid #999; border-radius: 0.3em; padding: 0 0.4em; margin: 0 0.3em; text-indent: 0; }
nav ol, .page ol { list-style: none; padding-inline-start: 1em; }
@media (prefers-color-scheme: dark) {
  .trail, [role="doc-pagebreak"][title]::after { color: #bbb; }
}
`
