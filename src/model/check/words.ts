import type { Problem } from './check.ts'

export declare function problemWords(problem: Problem, locale: 'en' | 'zh'): { readonly message: string; readonly fix: string | null }
