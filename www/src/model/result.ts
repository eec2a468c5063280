// An analysis in, everything that is drawn from it out: made in the worker, because a long article
// would keep the page's own thread busy for a second.

import type { Analysis, Entity } from '../generated/types.ts';
import { indexMarks, type MarkIndex } from './marks.ts';
import { type Voices, voices } from './speakers.ts';
import { type Unit, unitsOf } from './units.ts';

/** An analysis and what follows from it. */
export interface Result {
  analysis: Analysis;
  units: Unit[];
  marks: MarkIndex;
  voices: Voices;
  /** Ids of entities, the most mentioned first. */
  byMentions: Int32Array;
  /** Ids of entities by name. */
  byName: Int32Array;
}

export function resultOf(analysis: Analysis): Result {
  const { entities, article } = analysis;
  const units = unitsOf(article.text, article.blocks);
  const { compare } = new Intl.Collator();
  const sorted = (order: (a: Entity, b: Entity) => number) =>
    Int32Array.from([...entities].sort(order), ({ id }) => id);
  return {
    analysis,
    units,
    marks: indexMarks(analysis, units),
    voices: voices(analysis),
    byMentions: sorted(
      (a, b) => b.mentions.length - a.mentions.length || b.salience - a.salience || a.id - b.id,
    ),
    byName: sorted((a, b) => compare(a.name, b.name) || a.id - b.id),
  };
}
