// A long list in, its beginning and a button for the rest out: a page of a thousand quotes must not
// take a second to draw.

import { h } from '../dom.ts';
import type { I18n } from '../i18n/index.ts';

/** Items drawn at once. */
const STEP = 100;

/** Draws items into `list`; `after` holds the button that draws the next ones. */
export function drawSome<T>(
  i18n: I18n,
  list: HTMLElement,
  after: HTMLElement,
  items: readonly T[],
  draw: (item: T) => HTMLElement,
  step = STEP,
): void {
  list.replaceChildren(...items.slice(0, step).map(draw));
  const rest = items.slice(step);
  if (rest.length === 0) {
    after.replaceChildren();
    return;
  }
  const button = h(
    'button',
    { type: 'button', class: 'small show-more' },
    i18n.count('nMore', rest.length),
  );
  button.addEventListener('click', () => {
    const more = h('div');
    drawSome(i18n, more, after, rest, draw, step);
    const [first] = more.children;
    list.append(...more.children);
    first?.querySelector<HTMLElement>('button')?.focus();
  });
  after.replaceChildren(button);
}

/** Characters of a removed piece that are shown: a menu can hold a million. */
const EXCERPT = 2000;

export function excerpt(text: string): string {
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
}
