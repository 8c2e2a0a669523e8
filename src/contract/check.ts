// A strict schema for what each call is asked with. What comes over a wire is unknown until it has been
// through here; afterwards it has the types of `calls.ts`. Sizes are bounded here and in the wire's cap.

import { z } from 'zod'
import { dateSchema, editSchema, idSchema, publicationSchema } from '../model/file/schema.ts'
import { maxBrought } from './brought.ts'
import { type Ask, type CallName, exportFormats, pressStandards } from './calls.ts'

/** The most a message may hold, counted as text. */
export const maxMessage = 64 * 1024 * 1024

const key = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const leftKey = z.string().regex(/^[a-z0-9-]{1,120}$/)
const name = z.string().min(1).max(200)
const locale = z.enum(['en', 'zh'])
const empty = z.strictObject({})
const menuWord = z.string().min(1).max(120)

const habit = {
  formats: z.array(z.enum(exportFormats)).min(1).max(exportFormats.length).readonly(),
  press: z.strictObject({
    standard: z.enum(pressStandards),
    marks: z.boolean(),
    inkLimit: z.int().min(100).max(400),
  }),
}
export const exportHabitSchema = z.strictObject(habit)

const schemas = {
  'app.state': empty,
  'app.set': z.strictObject({
    locale: locale.optional(),
    theme: z.enum(['system', 'light', 'dark']).optional(),
    smartTyping: z.boolean().optional(),
    exporting: exportHabitSchema.optional(),
  }),
  'app.menu': z.strictObject({
    menus: z
      .array(
        z.strictObject({
          group: menuWord,
          label: menuWord,
          items: z
            .array(
              z.strictObject({
                id: menuWord,
                label: menuWord,
                shortcut: menuWord.nullable(),
                enabled: z.boolean(),
              }),
            )
            .max(200),
        }),
      )
      .max(20),
  }),
  'app.browse': z.strictObject({ url: z.string().max(4000) }),
  'files.choose': z.strictObject({
    purpose: z.enum([
      'open-issue',
      'new-issue',
      'import',
      'export-folder',
      'picture',
      'style-book',
      'style-file',
    ]),
    suggestion: z.string().max(200),
  }),
  'dialog.list': z.strictObject({ dialog: key, folder: key.nullable() }),
  'dialog.answer': z.strictObject({ dialog: key, grant: key.nullable(), name: name.nullable() }),
  'issue.sample': z.strictObject({ language: locale }),
  'issue.new': z.strictObject({
    grant: key,
    paper: z.string().max(60),
    name,
    date: dateSchema,
    pages: z.int().min(1).max(512),
  }),
  'issue.open': z.strictObject({ grant: key }),
  'issue.openRecent': z.strictObject({ key }),
  'issue.edit': z.strictObject({
    session: key,
    seq: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
    edits: z.array(editSchema).max(20_000),
  }),
  'issue.save': z.strictObject({ session: key, message: z.string().max(2000) }),
  'issue.close': z.strictObject({ session: key }),
  'issue.merge': z.strictObject({ session: key, seq: z.int().min(0).max(Number.MAX_SAFE_INTEGER) }),
  'issue.view': z.strictObject({ session: key, page: idSchema.nullable(), article: idSchema.nullable() }),
  'history.list': z.strictObject({ session: key }),
  'history.issue': z.strictObject({ session: key, commit: z.string().regex(/^[0-9a-f]{40}$/) }),
  'recovery.list': empty,
  'recovery.open': z.strictObject({ key: leftKey }),
  'recovery.issue': z.strictObject({ key: leftKey }),
  'recovery.copy': z.strictObject({ key: leftKey, grant: key }),
  'recovery.discard': z.strictObject({ key: leftKey }),
  'picture.add': z.strictObject({ session: key, grant: key }),
  'import.read': z.strictObject({ session: key, grant: key, page: idSchema.nullable() }),
  'file.bring': z.strictObject({
    session: key,
    name,
    data: z
      .string()
      .max(Math.ceil(maxBrought / 3) * 4)
      .regex(/^[A-Za-z0-9+/]*={0,2}$/),
    page: idSchema.nullable(),
  }),
  'style.read': z.strictObject({ grant: key }),
  'style.write': z.strictObject({ grant: key, publication: publicationSchema }),
  'export.start': z.strictObject({
    session: key,
    grant: key,
    wishes: z.strictObject({ ...habit, despiteErrors: z.boolean() }),
  }),
  'export.cancel': z.strictObject({ job: key }),
  'export.show': z.strictObject({ job: key, file: z.string().max(1000).nullable() }),
} satisfies { readonly [Name in CallName]: z.ZodType<Ask<Name>> }

/** One schema a call; exactly the calls there are. */
export const askSchemas: { readonly [Name in CallName]: z.ZodType<Ask<Name>> } = schemas

export const callNames = Object.keys(schemas) as readonly CallName[]

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(schemas, name)
}
