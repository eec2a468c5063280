// Quotes in, a list by speaker out: named ones, sources without a name, quotes without a speaker.

import type { Context, Target, View } from '../context.ts';
import { h, replace } from '../dom.ts';
import type { Quote } from '../generated/types.ts';
import { isUnsure, quotesOf, quoteText, type Speaker } from '../model/speakers.ts';
import { drawSome } from './more.ts';
import { entityName } from './name.ts';
import { balance, shareOfVoice } from './pictures.ts';
import { keepInSight } from './scroll.ts';

/** Speakers, and quotes of each, drawn at once. */
const SPEAKERS = 30;
const QUOTES = 30;

interface Group {
  speaker: Speaker;
  quotes: Quote[];
}

export function quotesView(context: Context): View {
  const { analysis, voices, i18n, settings, actions, memory } = context;
  const items = new Map<number, HTMLElement>();
  const groups = h('div', { class: 'groups' });
  const rest = h('div');
  const isShown = (quote: Quote) =>
    memory.quotes === 'unsure'
      ? isUnsure(quote)
      : memory.quotes === 'all' || quote.kind === memory.quotes;

  const draw = () => {
    items.clear();
    const shown: Group[] = [];
    for (const speaker of voices.speakers) {
      const quotes = quotesOf(analysis, speaker).filter(isShown);
      if (quotes.length > 0) shown.push({ speaker, quotes });
    }
    drawSome(i18n, groups, rest, shown, (group) => drawGroup(context, group, items), SPEAKERS);
    if (shown.length === 0) replace(groups, h('p', { class: 'nothing' }, i18n.text('noQuotes')));
  };
  const counts = {
    all: voices.direct + voices.mixed + voices.indirect,
    direct: voices.direct,
    mixed: voices.mixed,
    indirect: voices.indirect,
    unsure: voices.unsure,
  };
  const names = ['all', 'direct', 'mixed', 'indirect'] as const;
  const chips = [...names, ...(counts.unsure > 0 ? (['unsure'] as const) : [])].map((name) => {
    const chip = h(
      'button',
      { type: 'button', class: 'chip', 'aria-pressed': String(name === memory.quotes) },
      i18n.text(name === 'all' ? 'all' : `quote_${name}`),
      h('span', { class: 'count' }, counts[name]),
    );
    chip.addEventListener('click', () => {
      memory.quotes = name;
      for (const other of chips) other.setAttribute('aria-pressed', String(other === chip));
      draw();
    });
    return chip;
  });
  const attitudes = h('input', { type: 'checkbox', class: 'attitudes', 'data-key': 'attitudes' });
  attitudes.checked = settings.attitudes;
  attitudes.addEventListener('change', () => actions.change({ attitudes: attitudes.checked }));
  draw();

  const some = voices.speakers.length > 0;
  const element = h(
    'div',
    { class: 'quotes' },
    some && shareOfVoice(context),
    some && balance(context),
    h(
      'div',
      { class: 'filters' },
      some &&
        h(
          'div',
          { class: 'chips', role: 'group', 'aria-label': i18n.text('filterQuotes') },
          ...chips,
        ),
      h('label', { class: 'check' }, attitudes, i18n.text('showAttitudes')),
    ),
    groups,
    rest,
  );
  const select = (target: Target | null) => {
    for (const item of items.values()) item.removeAttribute('aria-current');
    const chosenItem = target?.type === 'quote' ? items.get(target.id) : undefined;
    if (!chosenItem) return;
    chosenItem.setAttribute('aria-current', 'true');
    keepInSight(chosenItem);
  };
  return { element, select };
}

function drawGroup(
  context: Context,
  { speaker, quotes }: Group,
  items: Map<number, HTMLElement>,
): HTMLElement {
  const { i18n } = context;
  const { entity } = speaker;
  const name = speaker.standing === 'none' ? i18n.text('noSpeaker') : speaker.name;
  const title = entityName(context, entity, name);
  const numbers = [i18n.count('nQuotes', quotes.length), i18n.count('nWords', speaker.words)];
  if (speaker.standing !== 'none') numbers.push(i18n.percent(speaker.share));
  const list = h('ol', { class: 'plain' });
  const rest = h('div');
  const draw = (quote: Quote) => {
    const item = drawQuote(context, quote);
    items.set(quote.id, item);
    return h('li', {}, item);
  };
  drawSome(i18n, list, rest, quotes, draw, QUOTES);
  return h(
    'section',
    { class: `speaker ${speaker.standing}`, part: 'speaker' },
    h(
      'header',
      {},
      h('h3', { dir: 'auto' }, title),
      speaker.standing === 'anonymous' && h('span', { class: 'badge' }, i18n.text('anonymous')),
      speaker.role && h('p', { class: 'role', dir: 'auto' }, speaker.role),
      h('p', { class: 'numbers' }, numbers.join(' · ')),
    ),
    list,
    rest,
  );
}

function drawQuote(context: Context, quote: Quote): HTMLElement {
  const { actions, analysis } = context;
  return h(
    'button',
    {
      type: 'button',
      class: `said ${quote.kind} ${quote.act}`,
      onclick: () => actions.select({ type: 'quote', id: quote.id }),
    },
    h('span', { class: 'n', 'aria-hidden': 'true' }, quote.id + 1),
    h('span', { class: 'words', dir: 'auto' }, quoteText(analysis, quote)),
    h('span', { class: 'facts' }, facts(context, quote).join(' · ')),
  );
}

/** What is known about a quote besides its words, as short phrases. */
export function facts({ i18n }: Context, quote: Quote): string[] {
  const list = [i18n.text(`quote_${quote.kind}`)];
  if (quote.act === 'attitude') list.push(i18n.text('attitude'));
  if (quote.negated) list.push(i18n.text('negated'));
  const { attribution } = quote;
  if (!attribution) return list;
  if (attribution.cue) list.push(`“${attribution.cue.lemma}”`);
  if (attribution.venue) list.push(i18n.text('venue', { name: attribution.venue }));
  if (attribution.addressee) list.push(i18n.text('addressee', { name: attribution.addressee }));
  list.push(i18n.text('sure', { share: i18n.percent(attribution.confidence) }));
  return list;
}
