export type JsonRecord = Readonly<Record<string, unknown>>

/** One file of a format as the next one has it. */
export type UpgradeStep = (path: string, file: JsonRecord) => JsonRecord
