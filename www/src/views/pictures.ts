// A result in, pictures of it out: each is a table with bars drawn inside, so that it reads as well as it looks.

import type { Context } from '../context.ts';
import { h, svg } from '../dom.ts';
import type { Entity } from '../generated/types.ts';
import { quotesOf, type Speaker } from '../model/speakers.ts';

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
    const ranges = quotesOf(analysis, speaker).flatMap(({ content }) => content);
    const [first] = speaker.quotes;
    return row(
      name,
      speaker.standing,
      strip(ranges, analysis.article.text.length),
      share(context, speaker),
      () => first !== undefined && actions.select({ type: 'quote', id: first }),
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
  const { analysis, result, i18n, settings, actions } = context;
  const main: Entity[] = [];
  for (const id of result.byMentions) {
    const entity = analysis.entities[id];
    if (!entity || entity.mentions.length < MIN_MENTIONS || main.length === MAX_ENTITIES) break;
    if (settings.kinds.includes(entity.kind)) main.push(entity);
  }
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
  // Bars that touch are one: a long article does not need a thousand of them.
  const cells = new Uint8Array(WIDTH);
  for (const { start, end } of ranges) {
    const x = Math.min(Math.floor(start * scale), WIDTH - MIN_WIDTH);
    cells.fill(1, x, Math.max(x + MIN_WIDTH, Math.round(end * scale)));
  }
  const bars: SVGElement[] = [];
  for (let x = cells.indexOf(1); x !== -1; ) {
    const gap = cells.indexOf(0, x);
    const width = (gap === -1 ? WIDTH : gap) - x;
    bars.push(svg('rect', { class: 'stroke', x, y: 0, width, height: HEIGHT }));
    x = gap === -1 ? -1 : cells.indexOf(1, gap);
  }
  return frame(bars);
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
