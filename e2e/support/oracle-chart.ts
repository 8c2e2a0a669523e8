// A chart of the agreement that is checked in: of the lines that begin alike, how many end differently, by cause and
// width.

import type { Row } from './oracle-record.ts'

export interface ChartPanel {
  readonly title: string
  readonly rows: readonly Row[]
  /** Causes that have a colour of their own, from the bottom up; the others are one. */
  readonly causes: readonly string[]
  /** Top of the scale, in hundredths. */
  readonly most: number
}

const colours = ['#1f5f8b', '#e08e45', '#6a9a58', '#9b5fa5', '#c9b037']
const otherColour = '#9a9a9a'
const panelHeight = 250
const plot = { left: 56, top: 58, width: 660, height: 150 }
const size = { width: 980, text: 13 }

export function agreementChart(panels: readonly ChartPanel[]): string {
  const height = panels.length * panelHeight
  const drawn = panels.map(
    (panel, index) => `<g transform="translate(0 ${index * panelHeight})">${drawPanel(panel)}</g>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" font-family="Helvetica, Arial, sans-serif" font-size="${size.text}" fill="#222">
<rect width="${size.width}" height="${height}" fill="#fff"/>
${drawn.join('\n')}
</svg>
`
}

function drawPanel({ title, rows, causes, most }: ChartPanel): string {
  const up = (hundredths: number): number => (hundredths * plot.height) / most
  const step = plot.width / rows.length
  const foot = plot.top + plot.height
  const parts = [`<text x="${plot.left}" y="26" font-size="16" font-weight="bold">${title}</text>`]
  parts.push(
    `<text x="${plot.left}" y="45" fill="#555">of the lines that begin alike, those that end differently</text>`,
  )
  for (const value of [0, most / 2, most]) {
    const y = foot - up(value)
    parts.push(
      `<path d="M${plot.left} ${y}h${plot.width}" stroke="#ddd"/>`,
      `<text x="${plot.left - 8}" y="${y + 4}" text-anchor="end">${value} %</text>`,
    )
  }
  for (const [index, row] of rows.entries()) {
    const x = plot.left + index * step
    let y = foot
    for (const { count, colour } of stack(row, causes)) {
      const high = up((100 * count) / row.begun)
      y -= high
      parts.push(
        `<rect x="${short(x + step * 0.15)}" y="${short(y)}" width="${short(step * 0.7)}" height="${short(high)}" fill="${colour}"/>`,
      )
    }
    if (index % 3 === 0)
      parts.push(`<text x="${short(x + step / 2)}" y="${foot + 18}" text-anchor="middle">${row.width}</text>`)
  }
  parts.push(`<text x="${plot.left + plot.width + 6}" y="${foot + 18}">pt wide</text>`)
  return [...parts, ...legend(causes, rows)].join('\n')
}

function stack(row: Row, causes: readonly string[]): readonly { count: number; colour: string }[] {
  const own = causes.map((cause, index) => ({
    count: row.causes[cause] ?? 0,
    colour: colours[index] ?? otherColour,
  }))
  const all = Object.values(row.causes).reduce((sum, count) => sum + count, 0)
  const rest = all - own.reduce((sum, { count }) => sum + count, 0)
  return [...own, { count: rest, colour: otherColour }]
}

function legend(causes: readonly string[], rows: readonly Row[]): readonly string[] {
  const isShown = rows.some((row) => Object.keys(row.causes).some((cause) => !causes.includes(cause)))
  const names = isShown ? [...causes, 'other rules'] : causes
  return names.map((name, index) => {
    const y = plot.top + plot.height - 10 - index * 22
    const colour = index < causes.length ? (colours[index] ?? otherColour) : otherColour
    const x = plot.left + plot.width + 14
    return `<rect x="${x}" y="${y - 11}" width="13" height="13" fill="${colour}"/><text x="${x + 20}" y="${y}">${name}</text>`
  })
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
