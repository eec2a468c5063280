// What is chosen in, a card with all of its mentions or facts out.

import type { Context, Target } from '../context.ts';
import { h } from '../dom.ts';
import type { Entity, Quote } from '../generated/types.ts';
import { quoteText, speakerKey } from '../model/speakers.ts';
import { neighbour } from '../model/target.ts';
import { drawSome } from './more.ts';
import { entityName } from './name.ts';
import { facts } from './quotes.ts';

/** Draws the card of an entity or a quote; `null` where there is nothing to tell. */
export function card(context: Context, target: Target | null): HTMLElement | null {
  const { analysis, i18n, actions } = context;
  if (!target || target.type === 'removed') return null;
  const entity = target.type === 'entity' ? analysis.entities[target.id] : undefined;
  const quote = target.type === 'quote' ? analysis.quotes[target.id] : undefined;
  const body =
    (entity && entityBody(context, entity)) ?? (quote && quoteBody(context, quote)) ?? null;
  if (!body) return null;
  const count = entity ? entity.mentions.length : analysis.quotes.length;
  const at = target.type === 'entity' ? target.mention : target.id;
  const word = i18n.text(entity ? 'mention' : 'quote');
  const go = (direction: 1 | -1) => () => actions.select(neighbour(analysis, target, direction));
  return h(
    'section',
    { class: 'card', part: 'card', 'aria-label': i18n.text('chosen') },
    h(
      'header',
      {},
      h('span', { class: 'steps' }, word, ' ', h('b', {}, `${at + 1}/${count}`)),
      h(
        'button',
        {
          type: 'button',
          class: 'icon previous',
          'aria-label': i18n.text('previous'),
          title: i18n.text('previous'),
          onclick: go(-1),
        },
        '◂',
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'icon next',
          'aria-label': i18n.text('next'),
          title: i18n.text('next'),
          onclick: go(1),
        },
        '▸',
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'icon close',
          'aria-label': i18n.text('close'),
          title: i18n.text('close'),
          onclick: () => actions.select(null),
        },
        '×',
      ),
    ),
    body,
  );
}

function entityBody(context: Context, entity: Entity): HTMLElement {
  const { analysis, i18n, actions } = context;
  const said = analysis.quotes.filter((quote) => quote.attribution?.speaker.entity === entity.id);
  const list = h('ol', { class: 'plain' });
  const rest = h('div');
  drawSome(i18n, list, rest, said, (quote) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'said',
          onclick: () => actions.select({ type: 'quote', id: quote.id }),
        },
        h('span', { class: 'n', 'aria-hidden': 'true' }, quote.id + 1),
        h('span', { class: 'words', dir: 'auto' }, quoteText(analysis, quote)),
      ),
    ),
  );
  return h(
    'div',
    { class: 'card-body' },
    h(
      'h3',
      { dir: 'auto' },
      entity.name,
      ' ',
      h('span', { class: `badge entity ${entity.kind}` }, i18n.text(`kind_${entity.kind}`)),
    ),
    entity.role && h('p', { class: 'role', dir: 'auto' }, entity.role),
    entity.aliases.length > 0 &&
      h(
        'p',
        { class: 'aliases', dir: 'auto' },
        i18n.text('alsoCalled', { names: entity.aliases.join(', ') }),
      ),
    said.length > 0 && h('h4', {}, i18n.count('nQuotes', said.length)),
    said.length > 0 && list,
    rest,
  );
}

function quoteBody(context: Context, quote: Quote): HTMLElement {
  const { analysis, voices, i18n } = context;
  const speaker = quote.attribution?.speaker;
  const entity = speaker?.entity ?? null;
  const name = speaker?.name ?? i18n.text('noSpeaker');
  const role = speaker?.role ?? (entity === null ? null : analysis.entities[entity]?.role);
  const others = voices.speakers.find(({ key }) => key === speakerKey(quote))?.quotes ?? [];
  const place = others.indexOf(quote.id) + 1;
  return h(
    'div',
    { class: 'card-body' },
    h(
      'h3',
      { dir: 'auto' },
      entityName(context, entity, name),
      speaker?.anonymous && h('span', { class: 'badge' }, i18n.text('anonymous')),
    ),
    role && h('p', { class: 'role', dir: 'auto' }, role),
    h('blockquote', { dir: 'auto' }, quoteText(analysis, quote)),
    h('p', { class: 'facts' }, facts(context, quote).join(' · ')),
    speaker && h('p', { class: 'facts' }, i18n.text(`resolved_${speaker.resolvedBy}`)),
    speaker &&
      others.length > 1 &&
      h('p', { class: 'facts' }, i18n.text('ofSpeaker', { n: place, total: others.length })),
  );
}
