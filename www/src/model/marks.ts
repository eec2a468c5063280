// An analysis in, nested pieces of each block's text out: what is marked, and as what.

import type { Analysis, EntityKind } from '../generated/types.ts';

export interface Mark {
  type: 'entity' | 'quote';
  /** Index into the analysis' entities or quotes. */
  id: number;
  /** Which mention of the entity, or which piece of the quote. */
  index: number;
  start: number;
  end: number;
}

/** Text, or a mark around pieces. */
export type Piece = string | Marked;

export interface Marked {
  mark: Mark;
  /** Whether the mark begins here: one that crosses another, or a block's end, comes in parts. */
  first: boolean;
  pieces: Piece[];
}

/** Every mark that is shown, in the order in which they open; the longer of two comes first. */
export function marksOf(analysis: Analysis, kinds: EntityKind[], attitudes: boolean): Mark[] {
  const marks: Mark[] = [];
  for (const entity of analysis.entities) {
    if (!kinds.includes(entity.kind)) continue;
    entity.mentions.forEach(({ start, end }, index) => {
      marks.push({ type: 'entity', id: entity.id, index, start, end });
    });
  }
  for (const quote of analysis.quotes) {
    if (quote.act === 'attitude' && !attitudes) continue;
    quote.content.forEach(({ start, end }, index) => {
      marks.push({ type: 'quote', id: quote.id, index, start, end });
    });
  }
  return marks.filter(({ start, end }) => start < end).sort(byOpening);
}

function byOpening(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return a.start - b.start || b.end - a.end;
}

interface Part {
  mark: Mark;
  start: number;
  end: number;
}

/** Cuts sorted marks to the blocks that hold them: one list for each block, in one pass. */
export function partsByBlock(blocks: { start: number; end: number }[], marks: Mark[]): Part[][] {
  const parts: Part[][] = blocks.map(() => []);
  let from = 0;
  for (const mark of marks) {
    while (from < blocks.length && (blocks[from]?.end ?? 0) <= mark.start) from += 1;
    for (let at = from; at < blocks.length; at += 1) {
      const block = blocks[at];
      if (!block || block.start >= mark.end) break;
      const start = Math.max(block.start, mark.start);
      const end = Math.min(block.end, mark.end);
      if (start < end) parts[at]?.push({ mark, start, end });
    }
  }
  return parts;
}

/** Nests the parts of one block; where two cross, the later one is cut in two. */
export function nest(text: string, start: number, end: number, parts: Part[]): Piece[] {
  const root: Piece[] = [];
  const open: { end: number; pieces: Piece[] }[] = [{ end, pieces: root }];
  const queue = [...parts].sort(byOpening);
  let at = start;
  const write = (to: number) => {
    if (to > at) open.at(-1)?.pieces.push(text.slice(at, to));
    at = Math.max(at, to);
  };
  const closeUntil = (offset: number) => {
    for (let top = open.at(-1); open.length > 1 && top && top.end <= offset; top = open.at(-1)) {
      write(top.end);
      open.pop();
    }
  };
  for (let next = 0; next < queue.length; next += 1) {
    const part = queue[next];
    if (!part) break;
    closeUntil(part.start);
    const limit = open.at(-1)?.end ?? end;
    if (part.end > limit) insert(queue, next + 1, { ...part, start: limit });
    write(part.start);
    const marked: Marked = { mark: part.mark, first: part.start === part.mark.start, pieces: [] };
    open.at(-1)?.pieces.push(marked);
    open.push({ end: Math.min(part.end, limit), pieces: marked.pieces });
  }
  closeUntil(end);
  write(end);
  return root;
}

function insert(queue: Part[], from: number, part: Part): void {
  let at = from;
  while (at < queue.length && byOpening(queue[at] ?? part, part) <= 0) at += 1;
  queue.splice(at, 0, part);
}
