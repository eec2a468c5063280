// An analysis in, nested pieces of each unit's text out: what is marked, and as what.

import type { Analysis } from '../generated/types.ts';
import type { Unit } from './units.ts';

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

/** The part of a mark that lies in one unit. */
export interface Part {
  mark: Mark;
  start: number;
  end: number;
}

/** Which marks lie in which unit, as numbers: a long article has a hundred thousand of them. */
export interface MarkIndex {
  /** Three numbers a part: whether it is of a quote, `id` and `index`. */
  parts: Int32Array;
  /** The first part of each unit, and after the last one the number of parts. */
  firsts: Int32Array;
}

const NUMBERS = 3;

/** Every mark, in the order in which they open; the longer of two comes first. */
function marksOf(analysis: Analysis): Mark[] {
  const marks: Mark[] = [];
  for (const { id, mentions } of analysis.entities) {
    mentions.forEach(({ start, end }, index) => {
      marks.push({ type: 'entity', id, index, start, end });
    });
  }
  for (const { id, content } of analysis.quotes) {
    content.forEach(({ start, end }, index) => {
      marks.push({ type: 'quote', id, index, start, end });
    });
  }
  return marks.filter(({ start, end }) => start < end).sort(byOpening);
}

function byOpening(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return a.start - b.start || b.end - a.end;
}

/** Says which marks lie in which unit, in one pass over both. */
export function indexMarks(analysis: Analysis, units: Unit[]): MarkIndex {
  const byUnit: Mark[][] = units.map(() => []);
  let from = 0;
  for (const mark of marksOf(analysis)) {
    while (from < units.length && (units[from]?.end ?? 0) <= mark.start) from += 1;
    for (let at = from; at < units.length; at += 1) {
      const unit = units[at];
      if (!unit || unit.start >= mark.end) break;
      byUnit[at]?.push(mark);
    }
  }
  const firsts = new Int32Array(units.length + 1);
  const numbers: number[] = [];
  byUnit.forEach((marks, unit) => {
    for (const { type, id, index } of marks) numbers.push(type === 'quote' ? 1 : 0, id, index);
    firsts[unit + 1] = numbers.length / NUMBERS;
  });
  return { parts: Int32Array.from(numbers), firsts };
}

/** The parts of marks that lie in one unit. */
export function partsIn(analysis: Analysis, index: MarkIndex, units: Unit[], at: number): Part[] {
  const unit = units[at];
  const parts: Part[] = [];
  if (!unit) return parts;
  for (let part = index.firsts[at] ?? 0; part < (index.firsts[at + 1] ?? 0); part += 1) {
    const [isQuote, id = 0, place = 0] = index.parts.subarray(part * NUMBERS, (part + 1) * NUMBERS);
    const type = isQuote ? 'quote' : 'entity';
    const spans = isQuote ? analysis.quotes[id]?.content : analysis.entities[id]?.mentions;
    const span = spans?.[place];
    if (!span) continue;
    const { start, end } = span;
    parts.push({
      mark: { type, id, index: place, start, end },
      start: Math.max(unit.start, start),
      end: Math.min(unit.end, end),
    });
  }
  return parts;
}

/** Nests the parts of one unit; where two cross, the later one is cut in two. */
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
