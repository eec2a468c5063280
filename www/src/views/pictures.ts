// A result in, pictures of it out: each is a table with bars drawn inside, so that it reads as well as it looks.

import type { Context } from '../context.ts';
import { h, svg } from '../dom.ts';
import type { Entity } from '../generated/types.ts';
import type { Speaker } from '../model/speakers.ts';

/** Width of every strip in its own units; the style sheet stretches it. */
const WIDTH = 1000;
/** Narrower would not be seen. */
const MIN_WIDTH = 5;
const HEIGHT = 16;
const MAX_SPEAKERS = 8;
const MAX_ENTITIES = 7;
/** Named once, an entity makes no line. */
const MIN_MENTIONS = 2;

interface Range {
  start: number;
  end: number;
}

/** Where in the article each speaker speaks, and how much. */
export function shareOfVoice(context: Context): HTMLElement {
  const { voices, i18n, analysis, actions } = context;
  const shown = voices.speakers.slice(0, MAX_SPEAKERS);
  const rows = shown.map((speaker) => {
    const name = speaker.standing === 'none' ? i18n.text('noSpeaker') : speaker.name;
    const ranges = speaker.quotes.flatMap(({ content }) => content);
    const first = speaker.quotes[0];
    return row(
      name,
      speaker.standing,
      strip(ranges, analysis.article.text.length),
      share(context, speaker),
      () => first && actions.select({ type: 'quote', id: first.id }),
    );
  });
  return picture(i18n.text('shareOfVoice'), i18n.text('shareOfVoiceHint'), rows);
}

function share({ i18n }: Context, speaker: Speaker): string {
  const words = i18n.count('nWords', speaker.words);
  return speaker.standing === 'none' ? words : `${i18n.percent(speaker.share)} · ${words}`;
}

/** Where in the article the main entities are named. */
export function mentionsAlong(context: Context): HTMLElement | false {
  const { analysis, i18n, settings, actions } = context;
  const main = analysis.entities
    .filter(
      ({ kind, mentions }) => settings.kinds.includes(kind) && mentions.length >= MIN_MENTIONS,
    )
    .sort((a: Entity, b: Entity) => b.mentions.length - a.mentions.length || a.id - b.id)
    .slice(0, MAX_ENTITIES);
  if (main.length === 0) return false;
  const rows = main.map((entity) =>
    row(
      entity.name,
      entity.kind,
      strip(entity.mentions, analysis.article.text.length),
      i18n.count('nMentions', entity.mentions.length),
      () => actions.select({ type: 'entity', id: entity.id, mention: 0 }),
    ),
  );
  return picture(i18n.text('mentionsAlong'), i18n.text('mentionsAlongHint'), rows);
}

/** How many sources have a name, and how many quotes stand in marks. */
export function balance({ voices, i18n }: Context): HTMLElement {
  return h(
    'div',
    { class: 'balance' },
    parts(i18n.text('sources'), [
      [i18n.text('sourcesNamed'), voices.named],
      [i18n.text('sourcesAnonymous'), voices.anonymous],
    ]),
    parts(i18n.text('tab_quotes'), [
      [i18n.text('quote_direct'), voices.direct],
      [i18n.text('quote_mixed'), voices.mixed],
      [i18n.text('quote_indirect'), voices.indirect],
    ]),
  );
}

function parts(title: string, values: [string, number][]): HTMLElement {
  const total = values.reduce((sum, [, value]) => sum + value, 0);
  let x = 0;
  const bars = values.map(([, value], index) => {
    const width = total === 0 ? 0 : (value / total) * WIDTH;
    const bar = svg('rect', { class: `part-${index}`, x, y: 0, width, height: HEIGHT });
    x += width;
    return bar;
  });
  const facts = values.map(([label, value], index) =>
    h(
      'div',
      {},
      h('dt', {}, h('span', { class: `swatch part-${index}` }), label),
      h('dd', {}, value),
    ),
  );
  return h('section', {}, h('h3', {}, title), frame(bars), h('dl', {}, ...facts));
}

function picture(title: string, hint: string, rows: HTMLElement[]): HTMLElement {
  return h(
    'table',
    { class: 'picture', part: 'picture' },
    h('caption', {}, h('strong', {}, title), ' ', h('span', {}, hint)),
    h('tbody', {}, ...rows),
  );
}

function row(
  name: string,
  kind: string,
  drawing: SVGElement,
  value: string,
  onclick: () => void,
): HTMLElement {
  return h(
    'tr',
    { class: kind },
    h(
      'th',
      { scope: 'row' },
      h('button', { type: 'button', class: 'link', dir: 'auto', onclick }, name),
      drawing,
    ),
    h('td', {}, value),
  );
}

function strip(ranges: Range[], length: number): SVGElement {
  const scale = WIDTH / Math.max(1, length);
  const bars: { x: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const x = Math.min(start * scale, WIDTH - MIN_WIDTH);
    const bar = { x, end: Math.max(x + MIN_WIDTH, end * scale) };
    const last = bars.at(-1);
    // Bars that touch are one: a long article does not need a thousand of them.
    if (last && bar.x <= last.end) last.end = Math.max(last.end, bar.end);
    else bars.push(bar);
  }
  return frame(
    bars.map(({ x, end }) =>
      svg('rect', { class: 'bar', x, y: 0, width: end - x, height: HEIGHT }),
    ),
  );
}

// The numbers beside it say the same in words.
function frame(children: SVGElement[]): SVGElement {
  return svg(
    'svg',
    {
      class: 'strip',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    ...children,
  );
}
