// A result in, an index of people for the printed page out: who is quoted where, by number.

import type { Context } from '../context.ts';
import { h } from '../dom.ts';

export function printIndex({ analysis, i18n }: Context): HTMLElement | false {
  const people = analysis.entities
    .filter(({ kind }) => kind === 'person')
    .sort((a, b) => a.name.localeCompare(b.name));
  if (people.length === 0) return false;
  const items = people.map((person) => {
    const quotes = analysis.quotes
      .filter((quote) => quote.attribution?.speaker.entity === person.id)
      .map(({ id }) => id + 1);
    return h(
      'li',
      {},
      h('b', {}, person.name),
      person.role && `, ${person.role}`,
      ` (${i18n.count('nMentions', person.mentions.length)})`,
      quotes.length > 0 && `: ${i18n.text('tab_quotes')} ${quotes.join(', ')}`,
    );
  });
  return h(
    'section',
    { class: 'print-only' },
    h('h2', {}, i18n.text('peopleIndex')),
    h('ul', {}, ...items),
  );
}
