// The work of one export: compose, check, write each format, read back and prove. Everything goes into a staging
// folder; nobody sees it there before it is proved. Runs in a worker, so that the window never waits.

import { createComposer, type Composer } from '../../../compose/compose.ts'
import { issueFacts } from '../../../compose/facts.ts'
import type { PlacedPage } from '../../../compose/placed.ts'
import type { ExportFormat } from '../../../contract/calls.ts'
import type { ExportReport, FormatProof } from '../../../contract/events.ts'
import { siteIssue } from '../../../export/site/site-issue.ts'
import { checkIssue, type Problem } from '../../../model/check/check.ts'
import { problemWords } from '../../../model/check/words.ts'
import type { Issue } from '../../../model/issue.ts'
import { scriptOf } from '../../../model/publication.ts'
import { articleName, pageLabel } from '../../../model/query/labels.ts'
import { loadFonts, openOutlines } from '../fonts.ts'
import { ExportStop } from './export-stop.ts'
import { writePress } from './formats/press.ts'
import { writeReading } from './formats/reading.ts'
import { writeSite } from './formats/site.ts'
import type { ExportOrder } from './messages.ts'
import { openPdfReader } from './pdf-text.ts'
import type { Proof } from './proof.ts'
import { createWork, type ExportTools, type Work } from './work.ts'

/**
 * Each format writes its files and gives the proof that they are whole. What a press export has no use for is loaded
 * when it is wanted: the libraries of the others take a tenth of a second.
 */
const writers: Readonly<Record<ExportFormat, (work: Work) => Promise<Proof>>> = {
  pdf: writePress,
  reading: writeReading,
  site: writeSite,
  epub: async (work) => (await import('./formats/epub.ts')).writeEpub(work),
  ninjs: async (work) => (await import('./formats/items.ts')).writeNinjs(work),
  newsml: async (work) => (await import('./formats/items.ts')).writeNewsml(work),
  text: async (work) => (await import('./formats/text.ts')).writeText(work),
}

export async function runExport(
  order: ExportOrder,
  tools: ExportTools,
): Promise<Omit<ExportReport, 'folder'>> {
  // Loads on another core while the pages are composed.
  const reader = order.formats.includes('pdf') || order.formats.includes('reading') ? openPdfReader() : null
  const outlines = openOutlines(order.fontsFolder)
  try {
    const library = loadFonts(order.fontsFolder)
    const composer = createComposer(library)
    const pages = composePages(order.issue, composer, tools)
    const errors = findErrors(order, composer)
    const site = siteIssue(order.issue, pages, order.formats.includes('reading'))
    const fonts = { library, outlines: outlines.font }
    return await writeFormats(createWork({ order, tools, pages, site, fonts, reader }), errors)
  } finally {
    outlines.close()
    await reader?.close()
  }
}

function composePages(issue: Issue, composer: Composer, tools: ExportTools): readonly PlacedPage[] {
  for (const [index, page] of issue.pages.entries()) {
    tools.goOn()
    composer.page(issue, page.id)
    tools.progress.compose(index + 1, issue.pages.length)
  }
  return composer.issue(issue)
}

/** Errors of the check that the export goes on in spite of; where nobody said so, it ends here. */
function findErrors({ issue, despiteErrors }: ExportOrder, composer: Composer): readonly Problem[] {
  const errors = checkIssue(issue, issueFacts(issue, composer)).filter((one) => one.severity === 'error')
  if (errors.length > 0 && !despiteErrors) throw new ExportStop({ kind: 'check-errors', errors })
  return errors
}

async function writeFormats(work: Work, errors: readonly Problem[]): Promise<Omit<ExportReport, 'folder'>> {
  const { issue, order, progress } = work
  const proofs: (readonly [ExportFormat, Proof])[] = []
  for (const format of order.formats) {
    progress.begin(format)
    const proof = await writers[format](work)
    refuseIncomplete(issue, format, proof, errors)
    proofs.push([format, proof])
  }
  const proof = proofs.map(
    ([format, { articles, stray }]): FormatProof => ({
      format,
      articles: articles.length,
      characters: articles.reduce((sum, one) => sum + one.characters, 0),
      missing: articles.reduce((sum, one) => sum + one.missing, 0),
      extra: articles.reduce((sum, one) => sum + one.extra, stray),
    }),
  )
  const record = {
    version: 2,
    publication: issue.publication.name,
    date: issue.date,
    press: order.formats.includes('pdf') ? order.press : null,
    // An issue with errors of the check is exported only when somebody said to.
    errors: errors.map((problem) => errorRecord(issue, problem)),
    proof,
    articles: proofs.map(([format, { articles }]) => ({ format, articles })),
    // Percent on the heaviest spot of each picture of the press PDF, as it is in the file.
    ink: proofs.flatMap(([, { ink = [] }]) => ink),
    files: work.files(),
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(record, null, 1)}\n`)
  await work.write({ path: 'proof.json', bytes })
  progress.finish()
  return { files: work.files(), proof, errors: errors.length }
}

function refuseIncomplete(
  issue: Issue,
  format: ExportFormat,
  { articles, stray }: Proof,
  errors: readonly Problem[],
): void {
  // Text that has no room is an error of the check. Whoever exports in spite of it has been told.
  const accepted = new Set(errors.filter((one) => one.code === 'OVERSET').map((one) => one.article))
  const wrong = articles.filter(
    ({ article, missing, extra }) => extra > 0 || (missing > 0 && !accepted.has(article)),
  )
  if (wrong.length === 0 && stray === 0) return
  const names = wrong.map(({ article }) => {
    const found = issue.articles.get(article)
    return found === undefined ? article : articleName(found) || article
  })
  throw new ExportStop({ kind: 'incomplete', format, articles: names })
}

function errorRecord(issue: Issue, problem: Problem): object {
  return {
    code: problem.code,
    page: problem.page === null ? null : pageLabel(issue, problem.page),
    article: problem.article,
    message: problemWords(problem, scriptOf(issue.publication) === 'han' ? 'zh' : 'en').message,
  }
}
