// A key and values in, words in the reader's language out.

import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export type Key = keyof typeof en;
export type Strings = Record<Key, string>;
export type Language = 'en' | 'de' | 'es';

const LANGUAGES: Record<Language, Strings> = { en, de, es };

export interface I18n {
  language: Language;
  /** The words of `key` with `{name}` replaced by values. */
  text(key: Key, values?: Record<string, string | number>): string;
  /** As `text`, for a string "one|other" and a number `{n}`. */
  count(key: Key, n: number): string;
  number(value: number, digits?: 0 | 1): string;
  percent(share: number): string;
  date(iso: string): string;
}

/** The first language that there is a translation for. */
export function chooseLanguage(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const language = tag?.slice(0, 2).toLowerCase();
    if (language && language in LANGUAGES) return language as Language;
  }
  return 'en';
}

export function i18n(language: Language): I18n {
  const strings = LANGUAGES[language];
  const plural = new Intl.PluralRules(language);
  // Made once: a browser needs many milliseconds for the first of them.
  const formats = [0, 1].map(
    (maximumFractionDigits) => new Intl.NumberFormat(language, { maximumFractionDigits }),
  );
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const number = (value: number, digits: 0 | 1 = 0) => formats[digits]?.format(value) ?? '';
  const text: I18n['text'] = (key, values = {}) =>
    strings[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return {
    language,
    text,
    number,
    count(key, n) {
      const [one = '', other = one] = strings[key].split('|');
      const form = plural.select(n) === 'one' ? one : other;
      return form.replace('{n}', number(n));
    },
    percent: (share) => percent.format(share),
    date(iso) {
      const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
      if (!day) return iso;
      // The day as printed: a time zone must not move it.
      const date = new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
      return date.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
    },
  };
}
