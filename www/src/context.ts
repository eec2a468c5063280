// What a view is given: the result, the reader's settings and language, and what it may ask for.

import type { Analysis, Quote, Reason, Removed } from './generated/types.ts';
import type { I18n } from './i18n/index.ts';
import type { Result } from './model/result.ts';
import type { Voices } from './model/speakers.ts';
import type { Settings } from './settings.ts';

/** The one thing that is chosen, in every view at once. */
export type Target =
  | { type: 'entity'; id: number; mention: number }
  | { type: 'quote'; id: number }
  | { type: 'removed'; id: number };

export interface Actions {
  select(target: Target | null): void;
  restore(removed: Removed): void;
  undoRestore(id: number): void;
  announce(text: string): void;
  change(settings: Partial<Settings>): void;
}

/** What a reader has set in the lists: it outlives views that are drawn anew. */
export interface Memory {
  search: string;
  order: 'mentions' | 'text' | 'name';
  quotes: 'all' | Quote['kind'] | 'unsure';
  reason: Reason | '';
}

export function blank(): Memory {
  return { search: '', order: 'mentions', quotes: 'all', reason: '' };
}

export interface Context {
  result: Result;
  analysis: Analysis;
  voices: Voices;
  memory: Memory;
  /** What was cut at first and is in the article by the reader's wish. */
  restored: Removed[];
  i18n: I18n;
  settings: Settings;
  actions: Actions;
}

export interface View {
  element: HTMLElement;
  /** Shows what is chosen; `null` for nothing. */
  select(target: Target | null): void;
  /** Draws what was left for later. */
  beforePrint?(): void;
}
