import type { Commit, Guard, Revision } from '@orrery/store'
import type { StoredResource } from '../storage/keys.js'
import type { SentItem } from './sent-item.js'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** What a thread asks the server's own, by name: what it sends, and what it is told. */
export interface Questions {
  /** Milliseconds since the epoch, by the server's clock, which may be held. */
  now: [nothing: undefined, number]
  /** So many, by the server's chance, which may come from a seed. */
  bytes: [length: number, Uint8Array]
  revision: [nothing: undefined, Revision]
  get: [key: string, SentItem | undefined]
  size: [resource: StoredResource, number]
  page: [where: { resource: StoredResource; namespace: string; after: string }, SentPage]
  commit: [commit: Commit, SentOutcome]
  log: [line: { level: LogLevel; fields: object; message: string }, undefined]
}

export interface SentPage {
  items: readonly SentItem[]
  more: boolean
}

/** A CommitResult. */
export type SentOutcome = { ok: true; revision: Revision } | { ok: false; guard: Guard; standing: SentItem | undefined }

export type QuestionName = keyof Questions

export interface Question<N extends QuestionName = QuestionName> {
  name: N
  about: Questions[N][0]
}
