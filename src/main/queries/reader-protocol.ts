import type { ErrorCode } from '../../shared/errors.ts'
import type { Answer, Question, QuestionInput } from './questions.ts'

/** Handed to the thread when it starts. The key's bytes are moved, not copied, and the thread wipes them. */
export interface ReaderData {
  readonly file: string
  readonly key: Uint8Array
  readonly cacheMiB: number
}

export type ReaderRequest =
  { readonly id: number; readonly question: Question; readonly input: QuestionInput<Question> } | 'close'

/** Why something failed, without the words of foreign errors: those may quote data. */
export interface ReaderFailure {
  readonly code: ErrorCode
  readonly reason: string
  /** Where, as lines of a stack without its message. */
  readonly frames: string
}

export type ReaderReply =
  | { readonly id: number; readonly value: Answer<Question> }
  | { readonly id: number; readonly failure: ReaderFailure }
  /** The file could not be opened: nothing will be answered. */
  | { readonly id: null; readonly failure: ReaderFailure }
