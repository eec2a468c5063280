// Spans in, the nesting of marks out.

import { expect, test } from 'vitest';
import { indexMarks, nest, type Piece, partsIn } from '../src/model/marks.ts';
import { analysis, person } from './fixture.ts';

/** Draws the marks over `text` as brackets with the id of each: "a [0:b]". */
function drawn(text: string, spans: [number, number][], blocks = [[0, text.length]]): string {
  const entities = spans.map(([start, end], id) => ({
    ...person(id, 'x', ''),
    mentions: [{ start, end, form: 'full' as const }],
  }));
  const result = analysis(text, { entities });
  const units = blocks.map(([start = 0, end = 0], block) => ({ block, start, end }));
  const index = indexMarks(result, units);
  return units
    .map(({ start, end }, at) =>
      nest(text, start, end, partsIn(result, index, units, at))
        .map(show)
        .join(''),
    )
    .join('/');
}

function show(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return `[${piece.mark.id}${piece.first ? '' : '+'}:${piece.pieces.map(show).join('')}]`;
}

test('text without marks stays as it is', () => {
  expect(drawn('abc', [])).toBe('abc');
});

test('a name inside a quote is nested in it', () => {
  expect(
    drawn('abcdef', [
      [1, 5],
      [2, 3],
    ]),
  ).toBe('a[0:b[1:c]de]f');
});

test('two marks side by side stay apart', () => {
  expect(
    drawn('abcd', [
      [0, 2],
      [2, 4],
    ]),
  ).toBe('[0:ab][1:cd]');
});

test('the longer of two marks that open together is outside', () => {
  expect(
    drawn('abcd', [
      [0, 1],
      [0, 4],
    ]),
  ).toBe('[1:[0:a]bcd]');
});

test('of two marks that cross the later one is cut in two', () => {
  expect(
    drawn('abcdef', [
      [0, 3],
      [2, 5],
    ]),
  ).toBe('[0:ab[1:c]][1+:de]f');
});

test('marks that cross twice keep every letter once', () => {
  expect(
    drawn('abcdefgh', [
      [0, 4],
      [2, 6],
      [3, 8],
    ]),
  ).toBe('[0:ab[1:c[2:d]]][2+:[1+:ef]gh]');
});

test('a mark over two blocks is shown in both', () => {
  expect(
    drawn(
      'ab cd',
      [[1, 4]],
      [
        [0, 2],
        [3, 5],
      ],
    ),
  ).toBe('a[0:b]/[0+:c]d');
});

test('a mark outside of every block is not shown', () => {
  expect(
    drawn(
      'ab cd',
      [[2, 3]],
      [
        [0, 2],
        [3, 5],
      ],
    ),
  ).toBe('ab/cd');
});
