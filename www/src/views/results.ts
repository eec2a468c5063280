// One result in, its head, its four linked views and its card out.

import type { Context, Target, View } from '../context.ts';
import { h, replace } from '../dom.ts';
import { focused } from '../frame.ts';
import { type Tabs, tabs } from '../tabs.ts';
import { card } from './card.ts';
import { entitiesView } from './entities.ts';
import { headerView } from './header.ts';
import { printIndex } from './print.ts';
import { quotesView } from './quotes.ts';
import { removedView } from './removed.ts';
import { warningsView } from './status.ts';
import { textView } from './text.ts';

export interface Results {
  element: HTMLElement;
  tabs: Tabs;
  select(target: Target | null): void;
  /** Beside each other (wide) or one at a time. */
  setWide(wide: boolean): void;
}

export function resultsView(context: Context, tools: HTMLElement, onTab: () => void): Results {
  const { analysis, i18n } = context;
  const text = textView(context);
  const views: [string, View, number | null][] = [
    ['text', text, null],
    ['quotes', quotesView(context), analysis.quotes.length],
    ['entities', entitiesView(context), analysis.entities.length],
    ['removed', removedView(context), analysis.removed.length],
  ];
  if (analysis.article.text.trim() === '') {
    text.element.append(h('p', { class: 'nothing' }, i18n.text('emptyArticle')));
  }
  const panels = views.map(([id, view]) =>
    h('div', { class: `panel ${id}` }, id === 'text' && legend(context), view.element),
  );
  const tabList = tabs(
    i18n.text('views'),
    views.map(([id, , count], index) => ({
      id,
      label: i18n.text(`tab_${id as 'text' | 'quotes' | 'entities' | 'removed'}`),
      count,
      panel: panels[index] as HTMLElement,
    })),
    onTab,
  );
  const holder = h('div', { class: 'card-holder' });
  const [textPanel, ...others] = panels;
  const side = h('div', { class: 'side' }, tabList.list, ...others);
  const panes = h('div', { class: 'panes' }, side, textPanel as HTMLElement, holder);
  const element = h(
    'section',
    { class: 'results', part: 'results', 'aria-label': i18n.text('results'), tabindex: -1 },
    headerView(context),
    warningsView(i18n, analysis.warnings),
    tools,
    panes,
    printIndex(context),
  );

  let wide = false;
  const select = (target: Target | null) => {
    // A card that is drawn anew keeps the button that has the focus.
    const button = focused(holder)?.className;
    const next = card(context, target);
    replace(holder, next);
    element.classList.toggle('has-card', next !== null);
    if (target && !wide) tabList.show('text');
    for (const [, view] of views) view.select(target);
    if (button && next) {
      const selector = button
        .split(' ')
        .map((name) => `.${CSS.escape(name)}`)
        .join('');
      next.querySelector<HTMLElement>(selector)?.focus();
    } else if (!wide && next && textPanel && !focused(textPanel)) {
      next.querySelector<HTMLElement>('.next')?.focus();
    }
  };
  const setWide = (is: boolean) => {
    wide = is;
    element.classList.toggle('wide', is);
    tabList.pin(is ? 'text' : null);
    (is ? side : panes).append(holder);
  };
  return { element, tabs: tabList, select, setWide };
}

/** What the lines and colours in the text mean. */
function legend({ analysis, settings, i18n }: Context): HTMLElement | false {
  const kinds = settings.kinds.filter((kind) => analysis.entities.some((one) => one.kind === kind));
  const marks = kinds.map((kind) =>
    h('span', { class: `entity ${kind}` }, i18n.text(`kinds_${kind}`)),
  );
  if (analysis.quotes.length > 0)
    marks.push(h('span', { class: 'quote' }, i18n.text('tab_quotes')));
  return (
    marks.length > 0 &&
    h(
      'p',
      { class: 'legend' },
      h('span', { class: 'hidden' }, `${i18n.text('legend')}: `),
      ...marks,
    )
  );
}
