// Bytes and texts in, characters and their kind out.

import { expect, test } from 'vitest';
import { decode } from '../src/input/charset.ts';
import { readFile } from '../src/input/file.ts';
import { kindOf } from '../src/input/kind.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => new TextEncoder().encode(text);
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

test.each([
  ['<!doctype html><p>Hi', 'html'],
  ['  <html>', 'html'],
  ['<div>Rain', 'html'],
  ['<p>One</p><p>Two</p>', 'html'],
  ['Rain is on its way', 'text'],
  ['Use <b> for bold, she said, and a < b means less', 'text'],
  ['', 'text'],
])('%j is %s', (text, kind) => {
  expect(kindOf(text)).toBe(kind);
});

test('a byte order mark decides', () => {
  expect(decode(bytes(0xff, 0xfe, 0x48, 0, 0xe9, 0)).text).toBe('Hé');
  expect(decode(bytes(0xfe, 0xff, 0, 0x48)).charset).toBe('utf-16be');
  expect(decode(bytes(0xef, 0xbb, 0xbf, 0x48)).text).toBe('H');
});

test('a declaration decides where there is no mark', () => {
  const page = join(ascii('<meta charset="Shift_JIS"><p>'), bytes(0x93, 0xfa, 0x96, 0x7b));
  expect(decode(page)).toEqual({ text: '<meta charset="Shift_JIS"><p>日本', charset: 'shift_jis' });
  const old = join(
    ascii('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
    bytes(0xe9),
  );
  expect(decode(old).text.endsWith('é')).toBe(true);
});

test('a page that says UTF-8 and is not is read as what it is', () => {
  const page = join(ascii('<meta charset="utf-8">caf'), bytes(0xe9), ascii(' au lait'));
  expect(decode(page).text).toContain('café au lait');
});

test('without mark and declaration the bytes decide', () => {
  expect(decode(ascii('plain'))).toEqual({ text: 'plain', charset: 'utf-8' });
  expect(decode(bytes(0x93, 0x59, 0x65, 0x73, 0x94)).charset).toBe('windows-1252');
  // "こんにちは、世界。" in Shift_JIS
  const japanese = bytes(0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd, 0x81, 0x41);
  expect(decode(japanese).text).toBe('こんにちは、');
  // "Привет" in windows-1251
  expect(decode(bytes(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2)).text).toBe('Привет');
  const wide = Uint8Array.from([...'<p>Hello</p>'].flatMap((letter) => [letter.charCodeAt(0), 0]));
  expect(decode(wide)).toEqual({ text: '<p>Hello</p>', charset: 'utf-16le' });
});

test('an unknown encoding is as none', () => {
  expect(decode(ascii('<meta charset="klingon">ok')).charset).toBe('utf-8');
});

const SAVED = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://example.org/rain',
  'Content-Type: multipart/related;',
  '\ttype="text/html"; boundary="----x"',
  '',
  '------x',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '------x',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p class=3D"a">It will =E2=80=9Crain=',
  '=E2=80=9D</p>',
  '------x--',
].join('\r\n');

test('a saved page is its HTML part, and knows its address', () => {
  const file = readFile(ascii(SAVED), 'rain.mhtml', '');
  expect(file.text.trim()).toBe('<p class="a">It will “rain”</p>');
  expect(file.kind).toBe('html');
  expect(file.url).toBe('https://example.org/rain');
});

test('an .html file is HTML even where it does not look so', () => {
  expect(readFile(ascii('Rain'), 'rain.html', '').kind).toBe('html');
  expect(readFile(ascii('Rain'), 'rain.txt', 'text/plain').kind).toBe('text');
});

test('a pasted Blob is read in the encoding of its type', () => {
  expect(readFile(new TextEncoder().encode('é'), '', 'text/plain;charset=utf-8').text).toBe('é');
});
