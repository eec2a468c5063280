// A result in, an index of people for the printed page out: who is quoted where, by number.

import type { Context } from '../context.ts';
import { h } from '../dom.ts';

export function printIndex({ analysis, i18n }: Context): HTMLElement | false {
  const quotes = new Map<number, number[]>();
  for (const { id, attribution } of analysis.quotes) {
    const entity = attribution?.speaker.entity ?? null;
    if (entity === null) continue;
    const numbers = quotes.get(entity);
    if (numbers) numbers.push(id + 1);
    else quotes.set(entity, [id + 1]);
  }
  const people = analysis.entities
    .filter(({ kind }) => kind === 'person')
    .sort((a, b) => a.name.localeCompare(b.name));
  if (people.length === 0) return false;
  const items = people.map((person) => {
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
  return h(
    'section',
    { class: 'print-only' },
    h('h2', {}, i18n.text('peopleIndex')),
    h('ul', {}, ...items),
  );
}
