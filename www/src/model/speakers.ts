// Quotes in, the people who said them out, with their share of the quoted words.

import type { Analysis, Quote } from '../generated/types.ts';

export type Standing = 'named' | 'anonymous' | 'none';

export interface Speaker {
  /** A name for this group that no other group has. */
  key: string;
  standing: Standing;
  name: string;
  role: string | null;
  /** The entity and the quotes by their ids. */
  entity: number | null;
  quotes: number[];
  words: number;
  /** Share of all attributed words, 0 to 1. */
  share: number;
}

export interface Voices {
  /** Named speakers by words, then anonymous ones, then the group without a speaker. */
  speakers: Speaker[];
  named: number;
  anonymous: number;
  direct: number;
  mixed: number;
  indirect: number;
  /** Quotes that a reader had better check. */
  unsure: number;
}

/** Below this confidence about every second quote is wrong. */
const SURE = 0.6;

/** Whether a reader had better check that this is a quote of this speaker. */
export function isUnsure({ attribution }: Quote): boolean {
  return attribution !== null && attribution.confidence < SURE;
}

export function quoteText(analysis: Analysis, quote: Quote): string {
  return quote.content.map(({ start, end }) => analysis.article.text.slice(start, end)).join(' … ');
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Groups quotes by who said them. */
export function voices(analysis: Analysis): Voices {
  const { quotes } = analysis;
  const groups = new Map<string, Speaker>();
  let total = 0;
  for (const quote of quotes) {
    const key = speakerKey(quote);
    const group = groups.get(key) ?? emptyGroup(key, quote, analysis);
    groups.set(key, group);
    const words = countWords(quoteText(analysis, quote));
    group.quotes.push(quote.id);
    group.words += words;
    group.role ??= quote.attribution?.speaker.role ?? null;
    if (group.standing !== 'none') total += words;
  }
  const speakers = [...groups.values()];
  for (const group of speakers) {
    group.share = group.standing === 'none' || total === 0 ? 0 : group.words / total;
  }
  speakers.sort((a, b) => ORDER[a.standing] - ORDER[b.standing] || b.words - a.words);
  const count = (kind: Quote['kind']) => quotes.filter((quote) => quote.kind === kind).length;
  return {
    speakers,
    named: speakers.filter(({ standing }) => standing === 'named').length,
    anonymous: speakers.filter(({ standing }) => standing === 'anonymous').length,
    direct: count('direct'),
    mixed: count('mixed'),
    indirect: count('indirect'),
    unsure: quotes.filter(isUnsure).length,
  };
}

const ORDER: Record<Standing, number> = { named: 0, anonymous: 1, none: 2 };

/** Two quotes are of one speaker where their entity, or else their name, is the same. */
export function speakerKey(quote: Quote): string {
  const speaker = quote.attribution?.speaker;
  if (!speaker) return 'none';
  if (speaker.anonymous) return `anonymous:${speaker.name.toLowerCase()}`;
  return speaker.entity === null
    ? `name:${speaker.name.toLowerCase()}`
    : `entity:${speaker.entity}`;
}

function emptyGroup(key: string, quote: Quote, analysis: Analysis): Speaker {
  const speaker = quote.attribution?.speaker;
  const entity = speaker?.entity ?? null;
  return {
    key,
    standing: speaker ? (speaker.anonymous ? 'anonymous' : 'named') : 'none',
    name: speaker?.name ?? '',
    role: speaker?.role ?? (entity === null ? null : (analysis.entities[entity]?.role ?? null)),
    entity,
    quotes: [],
    words: 0,
    share: 0,
  };
}

/** The quotes of a speaker. */
export function quotesOf(analysis: Analysis, speaker: Speaker): Quote[] {
  const quotes: Quote[] = [];
  for (const id of speaker.quotes) {
    const quote = analysis.quotes[id];
    if (quote) quotes.push(quote);
  }
  return quotes;
}
