// What is to be analysed, wherever it came from.

import type { Kind } from '../protocol.ts';
import { nextTurn } from '../turns.ts';

export interface Source {
  data: string | Blob;
  kind: Kind | 'auto';
  /** A file's name; empty for what was pasted or given by the host page. */
  name: string;
  /** The page's address: only resolves links. */
  url: string | null;
}

/** Size in bytes of what will be read. */
export function sizeOf(data: string | Blob): number {
  if (typeof data !== 'string') return data.size;
  // Short texts are not worth encoding; their length is as good for a limit.
  return data.length < 100_000 ? data.length : new Blob([data]).size;
}

/** Characters that are encoded in a few milliseconds. */
const PIECE = 500_000;

/** The bytes of a long text, encoded in turns that do not keep the page waiting. */
export async function blobOf(text: string, type: string): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let at = 0; at < text.length; ) {
    let end = at + PIECE;
    // Both halves of a character stay in one piece.
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end += 1;
    pieces.push(new Blob([text.slice(at, end)]));
    at = end;
    await nextTurn();
  }
  return new Blob(pieces, { type });
}

/** The first words, for showing what is held without showing all of it. */
export async function previewOf(data: string | Blob): Promise<string> {
  const head = typeof data === 'string' ? data.slice(0, 4000) : await data.slice(0, 4000).text();
  const words = head
    .replace(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi, ' ')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > 220 ? `${words.slice(0, 220)}…` : words;
}
