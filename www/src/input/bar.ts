// What stands in place of the paste box, or above it.

import { h } from '../dom.ts';
import type { I18n } from '../i18n/index.ts';

/** What a reader sees who has analysed nothing yet. */
export function intro(i18n: I18n): HTMLElement {
  const title = h('h2', {}, i18n.text('introTitle'));
  return h('header', { class: 'intro', part: 'intro' }, title, h('p', {}, i18n.text('introText')));
}

/** The paste box, folded up while a result is shown. */
export function inputBar(i18n: I18n, name: string, open: () => void): HTMLElement {
  return h(
    'div',
    { class: 'input-bar' },
    h('button', { type: 'button', class: 'change small', onclick: open }, i18n.text('changeInput')),
    name && h('span', { class: 'file', dir: 'auto' }, name),
  );
}
