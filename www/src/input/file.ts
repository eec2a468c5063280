// The bytes of a file and its name in, characters and their kind out.

import type { Kind } from '../protocol.ts';
import { decode } from './charset.ts';
import { kindOf } from './kind.ts';
import { readMhtml } from './mhtml.ts';

export interface ReadFile {
  text: string;
  kind: Kind;
  charset: string;
  /** The address the file says it was saved from. */
  url: string | null;
}

/** Reads an `.html`, `.txt` or `.mhtml` file, or a pasted Blob of text (its type says UTF-8). */
export function readFile(bytes: Uint8Array, name: string, type: string): ReadFile {
  if (/\.mht(ml)?$/i.test(name) || /^(multipart\/related|message\/rfc822)/.test(type)) {
    const saved = readMhtml(bytes);
    if (saved) return { text: saved.html, kind: 'html', charset: saved.charset, url: saved.url };
  }
  const { text, charset } = decode(bytes, /charset=([\w-]+)/.exec(type)?.[1] ?? null);
  const kind = /\.x?html?$/i.test(name) || /^text\/html/.test(type) ? 'html' : kindOf(text);
  return { text, kind, charset, url: null };
}
