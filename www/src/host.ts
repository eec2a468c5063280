// What the page around one element asks for, and what it is told.

import type { Choices } from './protocol.ts';
import type { Doc } from './queue.ts';
import type { Settings } from './settings.ts';

export interface Host {
  /** What the host page asks for, over the reader's settings. */
  options: Choices;
  lang: string;
  /** The address that a link to share begins with; `null` where sharing makes no sense. */
  shareBase(): string | null;
  result(doc: Doc): void;
  failure(doc: Doc): void;
  settingsChanged(settings: Settings): void;
}
