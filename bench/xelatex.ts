// XeLaTeX as a peer: the same text in the same faces on the same pages, by xeCJK, where it is installed. It breaks
// lines with its own rules and breaks columns by itself.

import { spawnSync } from 'node:child_process'
import type { Article } from '../src/model/issue.ts'
import type { Area } from './peer-paper.ts'

export function hasXelatex(): boolean {
  return spawnSync('xelatex', ['--version']).status === 0
}

/** `fonts`: the folder of the faces, with its last slash. */
export function xelatexSource(pages: readonly (readonly Article[])[], area: Area, fonts: string): string {
  const face = (name: string, file: string): string =>
    `\\newCJKfontfamily\\${name}[Path=${fonts},Extension=.ttf]{${file}}`
  return String.raw`\documentclass{article}
\usepackage[paperwidth=${area.pageWidth}bp,paperheight=${area.pageHeight}bp,left=${area.left}bp,top=${area.top}bp,textwidth=${area.width}bp,textheight=${area.height}bp]{geometry}
\usepackage{fontspec,xeCJK,multicol}
\setmainfont[Path=${fonts},Extension=.ttf]{serif-sc}
\setCJKmainfont[Path=${fonts},Extension=.ttf]{serif-sc}
${face('bold', 'serif-sc-bold')}
${face('black', 'serif-sc-black')}
${face('kai', 'kai-sc')}
\pagestyle{plain}
\setlength{\columnsep}{9bp}\setlength{\parindent}{2em}\setlength{\parskip}{0pt}\setlength{\premulticols}{0pt}
\begin{document}
\fontsize{9bp}{12bp}\selectfont
${pages.map(pageSource).join('\n\\newpage\n')}
\end{document}
`
}

function pageSource(stories: readonly Article[]): string {
  return `\\begin{multicols*}{8}\n${stories.map(storySource).join('\n')}\n\\end{multicols*}`
}

function storySource({ headline, byline, body, rank }: Article): string {
  const face = rank === 1 ? '\\black' : '\\bold'
  const paragraphs = body.map(({ text }) => `${escaped(text)}\n\n`)
  return (
    `{\\noindent\\fontsize{15bp}{18bp}\\selectfont${face} ${escaped(headline.join(''))}\\par}\n` +
    `{\\noindent\\kai ${escaped(byline)}\\par}\n${paragraphs.join('')}`
  )
}

function escaped(text: string): string {
  return text.replaceAll(/[#$%&_{}]/g, String.raw`\$&`)
}
