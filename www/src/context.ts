// What a view is given: the result, the reader's settings and language, and what it may ask for.

import type { Analysis, Removed } from './generated/types.ts';
import type { I18n } from './i18n/index.ts';
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

export interface Context {
  analysis: Analysis;
  voices: Voices;
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
}
