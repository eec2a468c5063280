// The units of an article in, elements for them out, when somebody looks: a long article is cut into
// boxes that the browser lays out once they are near, and has its marks only there.

import { h } from '../dom.ts';
import type { Unit } from '../model/units.ts';
import { inTurns } from '../turns.ts';

/** Characters from which on an article is drawn in boxes, and each view in a turn of its own. */
export const LONG = 60_000;
/** Characters of a box. */
const BOX = 4000;
/** How far below and above the window boxes are made ready. */
const NEAR = '1500px';
/** A guess at a box that was never laid out: characters a line, pixels a line, pixels a unit. */
const [LINE, LINE_HEIGHT, GAP] = [65, 30, 18];

export interface Chunks {
  /** Draws the unit with its marks, if it is not there yet. */
  ensure(unit: number): void;
  /** Draws everything, for paper. */
  ensureAll(): void;
}

interface Chunk {
  from: number;
  until: number;
  element: HTMLElement;
  state: 'empty' | 'plain' | 'marked';
}

/** Puts units into `parent`; `draw` puts one into the element that it is given. */
export function drawInChunks(
  parent: HTMLElement,
  units: Unit[],
  draw: (unit: number, into: HTMLElement, marked: boolean) => void,
): Chunks {
  const isLong = (units.at(-1)?.end ?? 0) > LONG;
  const chunks = cut(units).map(({ from, until, height }): Chunk => {
    if (!isLong) return { from, until, element: parent, state: 'empty' };
    const element = h('div', { class: 'box' });
    element.style.setProperty('contain-intrinsic-block-size', `auto ${height}px`);
    return { from, until, element, state: 'empty' };
  });
  const fill = (chunk: Chunk, marked: boolean) => {
    if (chunk.state === 'marked' || (chunk.state === 'plain' && !marked)) return;
    if (chunk.state === 'plain') chunk.element.replaceChildren();
    for (let unit = chunk.from; unit < chunk.until; unit += 1) draw(unit, chunk.element, marked);
    chunk.state = marked ? 'marked' : 'plain';
  };
  let next = 0;
  // A short article is marked at once; of a long one the text is there for whoever searches the page.
  const more = () => {
    const chunk = chunks[next];
    if (chunk) fill(chunk, !isLong);
    next += 1;
    return next < chunks.length;
  };
  const ensure = (unit: number) => {
    if (!isLong) while (unit >= (chunks[next]?.from ?? Number.POSITIVE_INFINITY)) more();
    const chunk = chunks.find(({ until }) => unit < until);
    if (chunk) fill(chunk, true);
  };
  if (isLong) {
    parent.append(...chunks.map(({ element }) => element));
    const byElement = new Map(chunks.map((chunk) => [chunk.element as Element, chunk]));
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          const chunk = byElement.get(target);
          if (!isIntersecting || !chunk) continue;
          observer.unobserve(target);
          fill(chunk, true);
        }
      },
      { rootMargin: `${NEAR} 0px` },
    );
    for (const { element } of chunks) observer.observe(element);
    ensure(0);
  }
  inTurns(more);
  return {
    ensure,
    ensureAll() {
      while (next < chunks.length) more();
      for (const chunk of chunks) fill(chunk, true);
    },
  };
}

/** Groups units to chunks of about the same length, and guesses how high each will be. */
function cut(units: Unit[]): { from: number; until: number; height: number }[] {
  const chunks: { from: number; until: number; height: number }[] = [];
  let [from, length, height] = [0, 0, 0];
  units.forEach(({ start, end }, at) => {
    length += end - start;
    height += Math.ceil((end - start) / LINE) * LINE_HEIGHT + GAP;
    if (length < BOX && at < units.length - 1) return;
    chunks.push({ from, until: at + 1, height });
    [from, length, height] = [at + 1, 0, 0];
  });
  return chunks;
}
