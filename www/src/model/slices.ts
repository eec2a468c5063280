// A result in, slices that are read in a few milliseconds each out, and the result again on the
// other side: one message with a long article in it would stop the page for half a second.

import type { Entity } from '../generated/types.ts';
import type { Result } from './result.ts';

/** Objects that a browser reads from a message in about five milliseconds. */
const OBJECTS = 1500;
/** Characters of a long text in one slice. */
const CHARACTERS = 1_000_000;

interface Lists {
  blocks: Result['analysis']['article']['blocks'];
  units: Result['units'];
  removed: Result['analysis']['removed'];
  entities: Result['analysis']['entities'];
  mentions: Entity['mentions'];
  quotes: Result['analysis']['quotes'];
  speakers: Result['voices']['speakers'];
}

export type Slice =
  | { type: 'frame'; result: Result }
  | { type: 'words'; name: Words; words: string }
  /** Items of a list; `of` is the entity that mentions are of. */
  | { type: 'items'; list: keyof Lists; items: unknown[]; of: number };

const WORDS = ['text', 'html', 'markdown'] as const;
type Words = (typeof WORDS)[number];

/** Cuts a result; the first slice is all of it but the lists and the long texts. */
export function* slicesOf(result: Result): Generator<Slice> {
  const { analysis, voices } = result;
  const { article } = analysis;
  yield {
    type: 'frame',
    result: {
      ...result,
      analysis: {
        ...analysis,
        article: { text: '', blocks: [], html: '', markdown: '' },
        entities: [],
        quotes: [],
        removed: [],
      },
      units: [],
      voices: { ...voices, speakers: [] },
    },
  };
  for (const name of WORDS) {
    for (let at = 0; at < article[name].length; at += CHARACTERS) {
      yield { type: 'words', name, words: article[name].slice(at, at + CHARACTERS) };
    }
  }
  yield* cut('blocks', article.blocks);
  yield* cut('units', result.units);
  yield* cut('removed', analysis.removed);
  // The mentions of a name that is on every page of a book come after it.
  const isLong = ({ mentions }: Entity) => mentions.length > OBJECTS;
  const entities = analysis.entities.map((one) => (isLong(one) ? { ...one, mentions: [] } : one));
  yield* cut('entities', entities, ({ mentions }) => 2 + mentions.length);
  for (const { id, mentions } of analysis.entities.filter(isLong)) {
    yield* cut('mentions', mentions, undefined, id);
  }
  yield* cut('quotes', analysis.quotes, ({ content }) => 4 + content.length);
  yield* cut('speakers', voices.speakers, ({ quotes }) => 1 + quotes.length / 10);
}

function* cut<T>(
  list: keyof Lists,
  all: readonly T[],
  objects: (item: T) => number = () => 1,
  of = 0,
): Generator<Slice> {
  let [from, sum] = [0, 0];
  for (const [at, item] of all.entries()) {
    sum += objects(item);
    if (sum < OBJECTS && at < all.length - 1) continue;
    yield { type: 'items', list, items: all.slice(from, at + 1), of };
    [from, sum] = [at + 1, 0];
  }
}

/** Puts a slice into the result that the first one began, and gives that. */
export function join(result: Result | null, slice: Slice): Result | null {
  if (slice.type === 'frame') return slice.result;
  if (!result) return null;
  if (slice.type === 'words') {
    result.analysis.article[slice.name] += slice.words;
    return result;
  }
  const list: unknown[] = listsOf(result, slice.of)[slice.list];
  for (const item of slice.items) list.push(item);
  return result;
}

function listsOf({ analysis, units, voices }: Result, entity = 0): Lists {
  return {
    blocks: analysis.article.blocks,
    units,
    removed: analysis.removed,
    entities: analysis.entities,
    mentions: analysis.entities[entity]?.mentions ?? [],
    quotes: analysis.quotes,
    speakers: voices.speakers,
  };
}
