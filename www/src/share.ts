// Settings and, if wanted, an article in, the hash of a link out, and back: a hash is never sent to a server.

import { SHARE_BYTES } from './input/limits.ts';
import type { Kind } from './protocol.ts';
import { changed, type Settings, settingsFrom } from './settings.ts';

export interface Shared {
  settings: Partial<Settings>;
  article: { data: string; kind: Kind | 'auto' } | null;
}

/** What an unpacked article may have at most: a small link must not become a huge text. */
const MAX_UNPACKED = 1_000_000;

/** The hash with the settings that differ from the defaults. */
export function settingsHash(settings: Settings): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(changed(settings))) query.set(name, String(value));
  const text = query.toString();
  return text === '' ? '' : `#${text}`;
}

/** The hash with the article too, or `null` where the link would be too long. */
export async function articleHash(
  settings: Settings,
  data: string | Blob,
  kind: Kind | 'auto',
): Promise<string | null> {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  if (packed.length > SHARE_BYTES) return null;
  const base64 = btoa(String.fromCharCode(...packed))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  const hash = `${settingsHash(settings) || '#'}&kind=${kind}&article=${base64}`.replace('#&', '#');
  return hash.length > SHARE_BYTES ? null : hash;
}

/** Reads a hash; whatever does not fit is left out. */
export async function readHash(hash: string): Promise<Shared> {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const given: Record<string, unknown> = Object.fromEntries(query);
  if (query.has('kinds')) given.kinds = query.get('kinds')?.split(',');
  for (const name of ['attitudes', 'letters']) {
    if (query.has(name)) given[name] = query.get(name) === 'true';
  }
  const all = settingsFrom(given);
  const settings = Object.fromEntries(
    Object.entries(all).filter(([name]) => query.has(name)),
  ) as Partial<Settings>;
  const packed = query.get('article');
  const kind = (['html', 'text', 'verbatim'] as const).find((one) => one === query.get('kind'));
  const data = packed ? await unpack(packed).catch(() => null) : null;
  return { settings, article: data === null ? null : { data, kind: kind ?? 'auto' } };
}

async function unpack(packed: string): Promise<string> {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const decoder = new TextDecoder();
  let text = '';
  // Not every browser can iterate over a stream.
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    text += decoder.decode(next.value, { stream: true });
    if (text.length > MAX_UNPACKED) {
      await reader.cancel();
      throw new Error('too long');
    }
  }
  return text + decoder.decode();
}
