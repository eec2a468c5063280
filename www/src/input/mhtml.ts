// The bytes of a page saved as .mhtml in, its main HTML part out.

import { decode } from './charset.ts';

/** As many arguments as every engine takes at once. */
const CHUNK = 8192;

export interface SavedPage {
  html: string;
  charset: string;
  url: string | null;
}

interface Part {
  headers: Map<string, string>;
  body: string;
}

/** Reads the first HTML part, or `null` where this is no saved page. */
export function readMhtml(bytes: Uint8Array): SavedPage | null {
  // One character a byte, so that the parts can be decoded by their own encoding afterwards.
  const raw = binary(bytes);
  const whole = split(raw);
  const boundary = parameter(whole.headers.get('content-type'), 'boundary');
  const parts = boundary ? whole.body.split(`--${boundary}`).slice(1).map(split) : [whole];
  const main = parts.find((part) => part.headers.get('content-type')?.startsWith('text/html'));
  if (!main) return null;
  const content = unwrap(main.body, main.headers.get('content-transfer-encoding') ?? '');
  const declared = parameter(main.headers.get('content-type'), 'charset');
  const { text, charset } = decode(content, declared);
  const url =
    whole.headers.get('snapshot-content-location') ?? main.headers.get('content-location') ?? null;
  return { html: text, charset, url: url && /^https?:/.test(url) ? url : null };
}

function split(raw: string): Part {
  const trimmed = raw.replace(/^\r?\n/, '');
  const gap = /\r?\n\r?\n/.exec(trimmed);
  const head = gap ? trimmed.slice(0, gap.index) : trimmed;
  const body = gap ? trimmed.slice(gap.index + gap[0].length) : '';
  const headers = new Map<string, string>();
  // A line that begins with white space goes on the line before.
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body };
}

function parameter(header: string | undefined, name: string): string | null {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header ?? '');
  return found?.[1] ?? found?.[2] ?? null;
}

function unwrap(body: string, encoding: string): Uint8Array {
  if (/quoted-printable/i.test(encoding)) return bytesOf(quotedPrintable(body));
  if (/base64/i.test(encoding)) return bytesOf(atob(body.replace(/[^A-Za-z0-9+/=]/g, '')));
  return bytesOf(body);
}

function quotedPrintable(body: string): string {
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
}

function binary(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  }
  return text;
}

function bytesOf(latin1: string): Uint8Array {
  return Uint8Array.from(latin1, (character) => character.charCodeAt(0));
}
