// What is to be analysed, wherever it came from.

import type { Kind } from '../protocol.ts';

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
