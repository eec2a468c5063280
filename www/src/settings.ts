// What a reader chose, kept in this browser and nowhere else.

import type { Cleaning, EntityKind } from './generated/types.ts';

export const KINDS: EntityKind[] = [
  'person',
  'organization',
  'place',
  'group',
  'misc',
  'date',
  'money',
  'quantity',
];

export type Theme = 'auto' | 'light' | 'dark';

export interface Settings {
  theme: Theme;
  /** A language of the interface; "auto" takes the page's or the browser's. */
  language: 'auto' | 'en' | 'de' | 'es';
  /** The kinds of entity that are marked and listed. */
  kinds: EntityKind[];
  /** Whether what people think, want and feel is looked for beside what they say. */
  attitudes: boolean;
  cleaning: Cleaning;
  /** Whether single letters are commands inside the results. */
  letters: boolean;
}

const KEY = 'article-analyzer';

export const DEFAULTS: Settings = {
  theme: 'auto',
  language: 'auto',
  kinds: ['person', 'organization', 'place', 'group', 'misc'],
  attitudes: false,
  cleaning: 'balanced',
  letters: true,
};

const CHOICES = {
  theme: ['auto', 'light', 'dark'],
  language: ['auto', 'en', 'de', 'es'],
  cleaning: ['balanced', 'keep-more', 'keep-less'],
} as const;

/** Takes over what is valid in `value`, which may come from a link or an older version. */
export function settingsFrom(value: unknown, base: Settings = DEFAULTS): Settings {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const settings = { ...base };
  for (const name of ['theme', 'language', 'cleaning'] as const) {
    const allowed: readonly unknown[] = CHOICES[name];
    if (allowed.includes(given[name])) Object.assign(settings, { [name]: given[name] });
  }
  for (const name of ['attitudes', 'letters'] as const) {
    if (typeof given[name] === 'boolean') settings[name] = given[name];
  }
  const { kinds } = given;
  if (Array.isArray(kinds)) settings.kinds = KINDS.filter((kind) => kinds.includes(kind));
  return settings;
}

/** What differs from the defaults, for a link. */
export function changed(settings: Settings): Partial<Settings> {
  const entries = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(DEFAULTS[name as keyof Settings]),
  );
  return Object.fromEntries(entries);
}

export function loadSettings(): Settings {
  try {
    return settingsFrom(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    // Storage can be switched off, or hold what another program wrote.
    return { ...DEFAULTS };
  }
}

export function saveSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Then the choice lasts as long as the page.
  }
}

export function forgetSettings(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
