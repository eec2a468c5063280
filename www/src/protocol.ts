// What the page and its worker say to each other.

import type { Options } from './generated/types.ts';
import type { Result } from './model/result.ts';
import type { Slice } from './model/slices.ts';

/** The choices of an analysis; what is left out has its default. */
export type Choices = Partial<Options>;

/** How an input is to be read; see `analyze` in `src/wasm.rs`. */
export type Kind = 'html' | 'text' | 'verbatim';

/** One input to analyse; a `Blob` is decoded in the worker. */
export interface Job {
  data: string | Blob;
  kind: Kind | 'auto';
  /** The file's name, where it has one: its ending helps to tell what it is. */
  name: string;
  options: Choices;
}

export type Request =
  | { type: 'module'; module: WebAssembly.Module }
  | ({ type: 'job'; id: number } & Job);

/** What came of a job. */
export interface Done extends Result {
  /** How the input was read. */
  kind: Kind;
  /** The encoding a file was decoded from. */
  charset: string | null;
}

export type Reply =
  | { type: 'stage'; id: number; stage: string; milliseconds: number }
  | { type: 'slice'; id: number; slice: Slice }
  | ({ type: 'done'; id: number } & Omit<Done, keyof Result>)
  | { type: 'failed'; id: number; code: string; message: string };

/** An error with a stable name: `code` is one of the analyzer's, or "cancelled", "crashed", "load-failed". */
export class AnalyzerError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'AnalyzerError';
  }
}
