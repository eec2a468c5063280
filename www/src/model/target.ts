// What is chosen in, what comes after or before it out.

import type { Target } from '../context.ts';
import type { Analysis } from '../generated/types.ts';

/** The next (1) or previous (-1) mention of the same entity, or quote; the first of all for `null`. */
export function neighbour(
  analysis: Analysis,
  target: Target | null,
  direction: 1 | -1,
): Target | null {
  if (target?.type === 'entity') {
    const count = analysis.entities[target.id]?.mentions.length ?? 0;
    return count === 0 ? null : { ...target, mention: wrap(target.mention + direction, count) };
  }
  if (analysis.quotes.length > 0) {
    const from = target?.type === 'quote' ? target.id + direction : direction === 1 ? 0 : -1;
    return { type: 'quote', id: wrap(from, analysis.quotes.length) };
  }
  return analysis.entities.length > 0 ? { type: 'entity', id: 0, mention: 0 } : null;
}

function wrap(index: number, count: number): number {
  return ((index % count) + count) % count;
}
