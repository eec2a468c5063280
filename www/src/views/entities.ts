// Entities in, a table that can be searched, filtered and sorted out.

import type { Context, Memory, Target, View } from '../context.ts';
import { h } from '../dom.ts';
import type { Entity, EntityKind } from '../generated/types.ts';
import { KINDS } from '../settings.ts';
import { drawSome } from './more.ts';
import { entityName } from './name.ts';
import { mentionsAlong } from './pictures.ts';
import { keepInSight } from './scroll.ts';

export function entitiesView(context: Context): View {
  const { analysis, i18n, settings, actions, memory } = context;
  const rows = new Map<number, HTMLElement>();
  let chosen: Target | null = null;

  const search = h('input', {
    type: 'search',
    class: 'search',
    'aria-label': i18n.text('searchEntities'),
    placeholder: i18n.text('searchEntities'),
  });
  const sort = h(
    'select',
    { 'aria-label': i18n.text('sortBy') },
    ...ORDERS.map((name) => h('option', { value: name }, i18n.text(`sort_${name}`))),
  );
  search.value = memory.search;
  sort.value = memory.order;
  const body = h('tbody');
  const rest = h('div');
  const summary = h('p', { class: 'nothing', role: 'status' });

  const draw = () => {
    const wanted = fold(search.value);
    const shown = inOrder(context).filter(
      (entity) =>
        settings.kinds.includes(entity.kind) &&
        (wanted === '' || fold(wordsOf(entity)).includes(wanted)),
    );
    rows.clear();
    drawSome(i18n, body, rest, shown, (entity) => {
      const row = drawRow(context, entity);
      rows.set(entity.id, row);
      return row;
    });
    summary.textContent = shown.length === 0 ? i18n.text('noEntities') : '';
    select(chosen);
  };
  const select = (target: Target | null) => {
    chosen = target;
    for (const row of rows.values()) row.removeAttribute('aria-current');
    const chosenItem = target?.type === 'entity' ? rows.get(target.id) : undefined;
    if (!chosenItem) return;
    chosenItem.setAttribute('aria-current', 'true');
    keepInSight(chosenItem);
  };
  search.addEventListener('input', () => {
    memory.search = search.value;
    draw();
  });
  sort.addEventListener('change', () => {
    memory.order = sort.value as Memory['order'];
    draw();
  });

  const counts = new Map<EntityKind, number>();
  for (const { kind } of analysis.entities) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const chips = KINDS.filter((kind) => counts.has(kind)).map((kind) => {
    const on = settings.kinds.includes(kind);
    return h(
      'button',
      {
        type: 'button',
        class: `chip kind ${kind}`,
        'aria-pressed': String(on),
        'data-key': `kind-${kind}`,
        onclick: () =>
          actions.change({
            kinds: KINDS.filter((one) => (one === kind ? !on : settings.kinds.includes(one))),
          }),
      },
      h('span', { class: `entity ${kind}` }, i18n.text(`kinds_${kind}`)),
      h('span', { class: 'count' }, i18n.number(counts.get(kind) ?? 0)),
    );
  });
  const element = h(
    'div',
    { class: 'entities' },
    analysis.entities.length > 0 && mentionsAlong(context),
    h(
      'div',
      { class: 'filters' },
      h('div', { class: 'chips', role: 'group', 'aria-label': i18n.text('filterKinds') }, ...chips),
      h('div', { class: 'find' }, search, sort),
    ),
    h(
      'table',
      {},
      h('caption', { class: 'hidden' }, i18n.text('tab_entities')),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, i18n.text('name')),
          h('th', { scope: 'col' }, i18n.text('kind')),
          h('th', { scope: 'col', class: 'number-cell' }, i18n.text('mentions')),
        ),
      ),
      body,
    ),
    rest,
    summary,
  );
  draw();
  return { element, select };
}

function drawRow(context: Context, entity: Entity): HTMLElement {
  const { i18n } = context;
  const kind = i18n.text(`kind_${entity.kind}`);
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row', dir: 'auto' },
      entityName(context, entity.id, entity.name),
      entity.role && h('span', { class: 'role' }, entity.role),
      entity.aliases.length > 0 &&
        h(
          'span',
          { class: 'aliases' },
          i18n.text('alsoCalled', { names: entity.aliases.join(', ') }),
        ),
    ),
    h(
      'td',
      {},
      h('span', { class: `entity ${entity.kind}` }, kind),
      entity.subtype && h('span', { class: 'aliases' }, entity.subtype),
      entity.country && h('span', { class: 'aliases' }, entity.country),
      entity.value && h('span', { class: 'aliases' }, entity.value),
    ),
    h('td', { class: 'number-cell' }, entity.mentions.length),
  );
}

const ORDERS: Memory['order'][] = ['mentions', 'text', 'name'];

function inOrder({ analysis, result, memory }: Context): Entity[] {
  if (memory.order === 'text') return analysis.entities;
  const ids = memory.order === 'name' ? result.byName : result.byMentions;
  return [...ids].flatMap((id) => analysis.entities[id] ?? []);
}

function wordsOf(entity: Entity): string {
  return [entity.name, entity.role, ...entity.aliases].join(' ');
}

/** Letters without accents and case, so that "sao" finds "São". */
function fold(text: string): string {
  const isPlain = /^[\x20-\x7e]*$/.test(text);
  const letters = isPlain ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
  return letters.trim().toLowerCase();
}
