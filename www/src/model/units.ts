// The blocks of an article in, the pieces that are drawn one at a time out: a block, or a part of
// a very long one.

import type { ArticleBlock } from '../generated/types.ts';

export interface Unit {
  /** Index into the article's blocks. */
  block: number;
  start: number;
  end: number;
}

/** Characters that are laid out in a few milliseconds; a longer block is drawn in parts. */
const LONGEST = 10_000;

/** Cuts blocks that would take too long to lay out, between two words where there is a gap. */
export function unitsOf(text: string, blocks: ArticleBlock[]): Unit[] {
  const units: Unit[] = [];
  blocks.forEach(({ start, end }, block) => {
    let at = start;
    while (end - at > LONGEST) {
      const gap = text.lastIndexOf(' ', at + LONGEST);
      const cut = gap > at ? gap + 1 : at + LONGEST;
      units.push({ block, start: at, end: cut });
      at = cut;
    }
    units.push({ block, start: at, end });
  });
  return units;
}

/** The last unit that begins at or before an offset; the first where none does. */
export function unitAt(units: Unit[], offset: number): number {
  return before(units, (unit) => unit.start <= offset);
}

/** The last unit of a block. */
export function unitOfBlock(units: Unit[], block: number): number {
  return before(units, (unit) => unit.block <= block);
}

/** The last unit that is `early`, by halving: all early ones stand first. */
function before(units: Unit[], early: (unit: Unit) => boolean): number {
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const unit = units[middle];
    if (unit && early(unit)) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
