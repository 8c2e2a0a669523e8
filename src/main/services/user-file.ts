// Small JSON files of user data: settings, recent issues, the writer's name. A file that can't be read
// or does not fit counts as absent, and is kept beside under another name before it is written again.

import { type z } from 'zod'
import type { Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import { attempt } from '../fs/file-fault.ts'
import type { FilePort } from '../fs/file-port.ts'

export interface UserFile<Value> {
  /** Null when there is none that can be used. */
  readonly read: () => Promise<Value | null>
  readonly write: (value: Value) => Promise<Result<null, Fault>>
}

export function createUserFile<Value>(
  port: FilePort,
  path: string,
  schema: z.ZodType<Value>,
): UserFile<Value> {
  let turn: Promise<unknown> = Promise.resolve()

  async function read(): Promise<Value | null> {
    const text = await attempt(path, () => port.findText(path))
    if (!text.ok || text.value === null) return null
    const value = parse(schema, text.value)
    if (value === null) await attempt(path, () => port.move(path, `${path}.unreadable`))
    return value
  }

  return {
    read,
    write(value) {
      // One at a time, in the order they were asked for: an older value must not land on a newer one.
      const written = turn.then(() =>
        attempt(path, async () => {
          await port.write(path, `${JSON.stringify(value, null, 2)}\n`)
          return null
        }),
      )
      turn = written
      return written
    },
  }
}

function parse<Value>(schema: z.ZodType<Value>, text: string): Value | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
