// A result in, what only the printed page has out: the pictures, and an index of people that says
// who is quoted where, by number.

import type { Context } from '../context.ts';
import { h } from '../dom.ts';
import { balance, mentionsAlong, shareOfVoice } from './pictures.ts';

export function printPart(context: Context): HTMLElement {
  const { voices, analysis } = context;
  const hasQuotes = voices.speakers.length > 0;
  return h(
    'section',
    { class: 'print-only' },
    hasQuotes && shareOfVoice(context),
    hasQuotes && balance(context),
    analysis.entities.length > 0 && mentionsAlong(context),
    ...people(context),
  );
}

function people({ analysis, i18n }: Context): HTMLElement[] {
  const quotes = new Map<number, number[]>();
  for (const { id, attribution } of analysis.quotes) {
    const entity = attribution?.speaker.entity ?? null;
    if (entity === null) continue;
    const numbers = quotes.get(entity);
    if (numbers) numbers.push(id + 1);
    else quotes.set(entity, [id + 1]);
  }
  const all = analysis.entities
    .filter(({ kind }) => kind === 'person')
    .sort((a, b) => a.name.localeCompare(b.name));
  if (all.length === 0) return [];
  const items = all.map((person) => {
    const numbers = quotes.get(person.id) ?? [];
    return h(
      'li',
      {},
      h('b', {}, person.name),
      person.role && `, ${person.role}`,
      ` (${i18n.count('nMentions', person.mentions.length)})`,
      numbers.length > 0 && `: ${i18n.text('tab_quotes')} ${numbers.join(', ')}`,
    );
  });
  return [h('h2', {}, i18n.text('peopleIndex')), h('ul', {}, ...items)];
}
