// What was cut in, a list with the reason, the place and a way back out.

import type { Context, Target, View } from '../context.ts';
import { h } from '../dom.ts';
import type { Reason, Removed } from '../generated/types.ts';
import { drawSome, excerpt } from './more.ts';

export function removedView(context: Context): View {
  const { analysis, i18n, restored, actions, memory } = context;
  const items = new Map<number, HTMLElement>();
  const backItems = new Map<number, HTMLElement>();
  const list = h('ol', { class: 'plain cuts' });
  const rest = h('div');
  const reasons = new Map<Reason, number>();
  for (const { reason } of analysis.removed) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const filter = h(
    'select',
    { 'aria-label': i18n.text('filterReasons') },
    h('option', { value: '' }, i18n.text('allReasons', { n: analysis.removed.length })),
    ...[...reasons]
      .sort((a, b) => b[1] - a[1])
      .map(([reason, n]) =>
        h('option', { value: reason }, `${i18n.text(`reason_${reason}`)} (${n})`),
      ),
  );
  // A reason whose last piece was restored is none to choose any more.
  filter.value = reasons.has(memory.reason as Reason) ? memory.reason : '';
  const draw = () => {
    items.clear();
    const shown = analysis.removed.filter(
      ({ reason }) => filter.value === '' || reason === filter.value,
    );
    drawSome(i18n, list, rest, shown, (removed) => {
      const item = drawItem(context, removed);
      items.set(removed.id, item);
      return item;
    });
  };
  filter.addEventListener('change', () => {
    memory.reason = filter.value as Reason | '';
    draw();
  });
  draw();

  const back = restored.map((removed) => {
    const again = h(
      'button',
      {
        type: 'button',
        class: 'small',
        'data-key': `piece-${removed.id}`,
        onclick: () => actions.undoRestore(removed.id),
      },
      i18n.text('cutAgain'),
    );
    const words = h('p', { class: 'cut-text', dir: 'auto' }, excerpt(removed.text));
    const item = h('li', {}, words, buttons(context, removed, again));
    backItems.set(removed.id, item);
    return item;
  });
  const element = h(
    'div',
    { class: 'removed' },
    h('p', { class: 'lead' }, i18n.text('removedLead')),
    back.length > 0 &&
      h(
        'section',
        { class: 'back' },
        h('h3', {}, i18n.text('restored')),
        h('ul', { class: 'plain cuts' }, ...back),
      ),
    analysis.removed.length > 0
      ? h('div', { class: 'filters' }, filter)
      : h('p', { class: 'nothing' }, i18n.text('nothingRemoved')),
    list,
    rest,
  );
  const select = (target: Target | null) => {
    const all = [items, backItems];
    for (const item of all.flatMap((map) => [...map.values()]))
      item.removeAttribute('aria-current');
    if (target?.type !== 'removed') return;
    for (const map of all) map.get(target.id)?.setAttribute('aria-current', 'true');
  };
  return { element, select };
}

function drawItem(context: Context, removed: Removed): HTMLElement {
  const { i18n, actions } = context;
  return h(
    'li',
    {},
    h(
      'p',
      { class: 'cut-head' },
      h('strong', { class: 'reason' }, i18n.text(`reason_${removed.reason}`)),
      removed.place.path && h('code', { class: 'path' }, removed.place.path),
    ),
    h('p', { class: 'cut-text', dir: 'auto' }, excerpt(removed.text)),
    buttons(
      context,
      removed,
      h(
        'button',
        {
          type: 'button',
          class: 'small restore',
          'data-key': `piece-${removed.id}`,
          onclick: () => actions.restore(removed),
        },
        i18n.text('restore'),
      ),
    ),
  );
}

function buttons({ i18n, actions }: Context, { id }: Removed, other: HTMLElement): HTMLElement {
  return h(
    'p',
    { class: 'cut-actions' },
    h(
      'button',
      { type: 'button', class: 'small', onclick: () => actions.select({ type: 'removed', id }) },
      i18n.text('showPlace'),
    ),
    other,
  );
}
