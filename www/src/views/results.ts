// One result in, its head, its four linked views and its card out.

import type { Context, Target, View } from '../context.ts';
import { h, replace } from '../dom.ts';
import { focused } from '../frame.ts';
import { type Tabs, tabs } from '../tabs.ts';
import { nextTurn } from '../turns.ts';
import { card } from './card.ts';
import { LONG } from './chunks.ts';
import { entitiesView } from './entities.ts';
import { headerView } from './header.ts';
import { printPart } from './print.ts';
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
  /** Comes when every view that is in sight is drawn. */
  ready(): Promise<void>;
  /** How far the list beside the text is scrolled. */
  scrolled: number;
  /** Draws what is only seen on paper. */
  beforePrint(): void;
}

const VIEWS = {
  text: textView,
  quotes: quotesView,
  entities: entitiesView,
  removed: removedView,
};
type Name = keyof typeof VIEWS;

export function resultsView(context: Context, tools: HTMLElement, onTab: () => void): Results {
  const { analysis, i18n } = context;
  const counts: Record<Name, number | null> = {
    text: null,
    quotes: analysis.quotes.length,
    entities: analysis.entities.length,
    removed: analysis.removed.length,
  };
  const names = Object.keys(VIEWS) as Name[];
  const views = new Map<Name, View>();
  let chosen: Target | null = null;
  const panels = names.map((name) =>
    h('div', { class: `panel ${name}` }, name === 'text' && legend(context)),
  );
  // A view is drawn when it is first looked at: four at once would keep the page waiting.
  const draw = (name: Name, panel: HTMLElement) => {
    const view = VIEWS[name](context);
    views.set(name, view);
    panel.append(view.element);
    if (name === 'text' && analysis.article.text.trim() === '') {
      panel.append(h('p', { class: 'nothing' }, i18n.text('emptyArticle')));
    }
    if (chosen) view.select(chosen);
  };
  const isLong = analysis.article.text.length > LONG;
  const opened = new Map<Name, Promise<void>>();
  const open = (name: Name, panel: HTMLElement) => {
    if (opened.has(name)) return;
    if (isLong)
      opened.set(
        name,
        nextTurn().then(() => draw(name, panel)),
      );
    else {
      opened.set(name, Promise.resolve());
      draw(name, panel);
    }
  };
  const tabList = tabs(
    i18n.text('views'),
    names.map((name, index) => {
      const panel = panels[index] as HTMLElement;
      const label = i18n.text(`tab_${name}`);
      return { id: name, label, count: counts[name], panel, open: () => open(name, panel) };
    }),
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
  );
  let paper: HTMLElement | null = null;
  const beforePrint = () => {
    for (const view of views.values()) view.beforePrint?.();
    paper ??= printPart(context);
    element.append(paper);
  };

  let wide = false;
  const select = (target: Target | null) => {
    // A card that is drawn anew keeps the button that has the focus.
    const button = focused(holder)?.className;
    const next = card(context, target);
    replace(holder, next);
    element.classList.toggle('has-card', next !== null);
    chosen = target;
    if (target && !wide) tabList.show('text');
    for (const view of views.values()) view.select(target);
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
  const list = () => panels.find((panel) => panel !== textPanel && !panel.hidden);
  return {
    element,
    ready: async () => {
      await Promise.all(opened.values());
    },
    tabs: tabList,
    select,
    setWide,
    beforePrint,
    get scrolled() {
      return list()?.scrollTop ?? 0;
    },
    set scrolled(top) {
      if (top > 0) list()?.scrollTo({ top, behavior: 'instant' });
    },
  };
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
