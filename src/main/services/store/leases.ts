// Who else has an issue open. Each writer keeps a small file in the issue folder with a counter that goes up;
// whoever sees it go up knows that its writer is there. A courtesy: nothing waits for it and nothing is safe
// because of it. Clocks are not compared: a lease is alive when it moved while we watched.

import { z } from 'zod'
import { codeOf, isMissing } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { isWriterName } from './issue-refs.ts'

/** Another writer who has the issue open now. */
export interface Present {
  readonly writer: string
  /** What the system calls the user there. */
  readonly name: string
}

export interface Leases {
  /** Shows that we are here; to be called again every `renewEvery`. */
  readonly renew: () => Promise<void>
  /** Looks at the others. True in `arrived` when one has come since the last look. */
  readonly look: () => Promise<{ readonly here: readonly Present[]; readonly arrived: boolean }>
  readonly end: () => Promise<void>
}

/** Milliseconds. */
export const renewEvery = 10_000
const aliveFor = 30_000

export interface LeaseParts {
  readonly port: FilePort
  readonly writer: string
  readonly name: string
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number
}

const folder = 'leases'
const schema = z.object({ name: z.string().max(200), counter: z.int().min(0), writer: z.string() })

interface Seen {
  readonly counter: number
  /** When it last moved, by our own watch; null when it never did. */
  readonly movedAt: number | null
}

export function createLeases({ port, writer, name, monotonic }: LeaseParts): Leases {
  const path = `${folder}/${writer}.json`
  const seen = new Map<string, Seen>()
  let counter = 0
  let looked = false

  return {
    async renew() {
      counter += 1
      await quietly(() => port.write(path, `${JSON.stringify({ writer, name, counter })}\n`))
    },
    async look() {
      const now = monotonic()
      const here: Present[] = []
      let arrived = false
      const listed = await quietly(() => port.list(folder))
      const names = (listed ?? []).map((entry) => entry.name)
      for (const file of names) {
        const other = /^(.+)\.json$/.exec(file)?.[1] ?? ''
        if (other === writer || !isWriterName(other)) continue
        const lease = parse((await quietly(() => port.findText(`${folder}/${file}`))) ?? '')
        if (lease === null) continue
        const before = seen.get(other)
        // A file that was not there at the last look has been made since: its writer has just come.
        const isNew = before === undefined && looked
        const moved = isNew || (before !== undefined && before.counter !== lease.counter)
        const movedAt = moved ? now : (before?.movedAt ?? null)
        seen.set(other, { counter: lease.counter, movedAt })
        arrived ||= isNew
        if (movedAt !== null && now - movedAt < aliveFor) here.push({ writer: other, name: lease.name })
      }
      for (const other of seen.keys()) if (!names.includes(`${other}.json`)) seen.delete(other)
      looked = true
      return { here, arrived }
    },
    async end() {
      await quietly(() => port.remove(path))
    },
  }
}

function parse(text: string): z.infer<typeof schema> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Null when it failed as a file system does; a fault of our own is not hidden. */
async function quietly<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work()
  } catch (error) {
    if (isMissing(error) || codeOf(error) !== '') return null
    throw error
  }
}
