// Bytes in, characters and the name of their encoding out.

/** What a browser looks at for a declaration, by the HTML standard. */
const DECLARATION_BYTES = 1024;
/** Bytes that are enough to tell one encoding from another. */
const SAMPLE_BYTES = 100_000;

export interface Decoded {
  text: string;
  charset: string;
}

/** Decodes by byte order mark, then declaration, then by what the bytes look like. */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded {
  const charset = byMark(bytes) ?? usable(declared ?? declaration(bytes), bytes) ?? guess(bytes);
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return null;
}

/** The encoding that a page names in its first bytes. */
export function declaration(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const found =
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ??
    /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w-]+)/i.exec(head);
  return found?.[1]?.toLowerCase() ?? null;
}

/** A declared encoding, unless it does not exist or the bytes show that it is wrong. */
function usable(label: string | null, bytes: Uint8Array): string | null {
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // A page whose declaration could be read byte by byte is not UTF-16.
    if (encoding.startsWith('utf-16')) return guess(bytes);
    return encoding === 'utf-8' && !fits('utf-8', bytes) ? null : encoding;
  } catch {
    return null;
  }
}

function guess(bytes: Uint8Array): string {
  const wide = byZeros(bytes);
  if (wide) return wide;
  if (fits('utf-8', bytes)) return 'utf-8';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let best = { charset: 'windows-1252', score: 0 };
  for (const [charset, letters] of CANDIDATES) {
    const text = new TextDecoder(charset).decode(sample);
    const high = [...text].filter((character) => character > '\u007f');
    const errors = high.filter((character) => character === '\ufffd').length;
    const good = (text.match(letters) ?? []).join('').length;
    const score = high.length === 0 ? 0 : (good - 10 * errors) / high.length;
    if (score > best.score + MARGIN) best = { charset, score };
  }
  return best.score >= SURE ? best.charset : 'windows-1252';
}

/** The share of characters above ASCII that must be the language's own. */
const SURE = 0.6;
/** What a later candidate must be better by: the order is the order of frequency on the web. */
const MARGIN = 0.05;
// Each with the characters that a text in it is mostly made of; misread text has few of them.
// A single letter of another script inside a Latin word is an accent that was misread.
const CANDIDATES: [string, RegExp][] = [
  ['shift_jis', /[\u3041-\u30ff\u3001\u3002]/g],
  ['euc-jp', /[\u3041-\u30ff\u3001\u3002]/g],
  ['euc-kr', /[\uac00-\ud7a3]/g],
  [
    'gb18030',
    /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年\uff0c\u3002]/g,
  ],
  [
    'big5',
    /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年\uff0c\u3002]/g,
  ],
  ['windows-1251', /[\u0430-\u044f\u0451]{2,}/g],
  ['windows-1253', /[\u03ac-\u03ce]{2,}/g],
  ['windows-1255', /[\u05d0-\u05ea]{2,}/g],
  ['windows-1256', /[\u0621-\u064a]{2,}/g],
];

/** UTF-16 without a mark: most of every second byte is zero in any text with markup. */
function byZeros(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return null;
}

function fits(charset: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(charset, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
