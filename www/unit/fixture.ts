// A text with marks in brackets in, an analysis of it out: enough for the parts that draw one.

import type { Analysis, Entity, Quote } from '../src/generated/types.ts';

/** An analysis of `text` as one paragraph, with what `parts` says in place of nothing. */
export function analysis(text: string, parts: Partial<Analysis> = {}): Analysis {
  return {
    schemaVersion: 1,
    offsets: 'utf16',
    metadata: {
      title: 'A title',
      deck: null,
      authors: [],
      agency: null,
      site: null,
      section: null,
      dateline: null,
      published: null,
      modified: null,
      language: 'en',
      canonicalUrl: null,
      image: null,
      description: null,
      tags: [],
      corrections: [],
      republishedFrom: null,
      liveBlog: false,
      paywalled: false,
      comments: null,
      wordCount: 0,
      readingMinutes: 0,
      provenance: {},
    },
    article: {
      text,
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
      markdown: text,
      html: `<p>${text}</p>`,
    },
    removed: [],
    entities: [],
    quotes: [],
    warnings: [],
    stats: { bytes: text.length, tokens: 0, milliseconds: {} },
    ...parts,
  };
}

/** A person who is named wherever `name` stands in `text`. */
export function person(id: number, name: string, text: string): Entity {
  const mentions: Entity['mentions'] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    mentions.push({ start: at, end: at + name.length, form: 'full' });
  }
  return {
    id,
    name,
    kind: 'person',
    subtype: null,
    aliases: [],
    role: null,
    value: null,
    country: null,
    mentions,
    salience: 1,
  };
}

/** A quote of `words` by the entity `speaker`; nobody for `null`. */
export function quote(id: number, words: string, text: string, speaker: Entity | null): Quote {
  const start = text.indexOf(words);
  return {
    id,
    kind: 'direct',
    act: 'speech',
    content: [{ start, end: start + words.length }],
    attribution: speaker && {
      speaker: {
        name: speaker.name,
        entity: speaker.id,
        role: null,
        anonymous: false,
        mention: null,
        resolvedBy: 'name',
      },
      cue: null,
      venue: null,
      addressee: null,
      confidence: 0.9,
    },
    paragraph: 0,
    negated: false,
  };
}
