// What stands in place of the paste box, or above it.

import { h } from '../dom.ts';
import type { I18n } from '../i18n/index.ts';

/** What a reader sees above and below the paste box who has analysed nothing yet. */
export function around(i18n: I18n): [HTMLElement, HTMLElement] {
  return [intro(i18n), outlook(i18n)];
}

function intro(i18n: I18n): HTMLElement {
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

/** What comes of a page. */
function outlook(i18n: I18n): HTMLElement {
  const views = ['text', 'quotes', 'entities', 'removed'] as const;
  const items = views.map((view) =>
    h('div', {}, h('dt', {}, i18n.text(`tab_${view}`)), h('dd', {}, i18n.text(`show_${view}`))),
  );
  return h('dl', { class: 'shows' }, ...items);
}
