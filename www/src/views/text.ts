// The article in, a readable text with entities and quotes marked in place out.

import type { Context, Target, View } from '../context.ts';
import { h } from '../dom.ts';
import type { ArticleBlock } from '../generated/types.ts';
import { type Marked, marksOf, nest, type Piece, partsByBlock } from '../model/marks.ts';
import { excerpt } from './more.ts';
import { reveal } from './scroll.ts';

/** Milliseconds of drawing at once; a longer article is completed while the page stays usable. */
const SLICE = 12;
/** Blocks drawn between two looks at the clock. */
const BATCH = 5;

export function textView(context: Context): View {
  const { analysis, settings, actions, i18n } = context;
  const marks = marksOf(analysis, settings.kinds, settings.attitudes);
  const parts = partsByBlock(analysis.article.blocks, marks);
  const element = h('div', { class: 'article', part: 'article', dir: 'auto' });
  const lang = analysis.metadata.language;
  if (lang) element.lang = lang;
  const byKey = new Map<string, HTMLElement[]>();
  const blocks: HTMLElement[] = [];
  let roving: HTMLElement | null = null;

  const draw = (pieces: Piece[], into: HTMLElement) => {
    for (const piece of pieces) {
      into.append(typeof piece === 'string' ? piece : drawMark(piece));
    }
  };
  const drawMark = (marked: Marked): HTMLElement => {
    const { type, id, index } = marked.mark;
    const node = type === 'entity' ? entityMark(marked) : quoteMark(marked);
    for (const key of [`${type}:${id}`, `${type}:${id}:${index}`]) {
      const nodes = byKey.get(key);
      if (nodes) nodes.push(node);
      else byKey.set(key, [node]);
    }
    return node;
  };
  const entityMark = ({ mark, first, pieces }: Marked): HTMLElement => {
    const entity = analysis.entities[mark.id];
    const kind = entity?.kind ?? 'misc';
    const node = h('span', {
      class: `entity ${kind}`,
      title: `${entity?.name ?? ''} · ${i18n.text(`kind_${kind}`)}`,
    });
    if (first) {
      node.classList.add('stop');
      node.setAttribute('role', 'button');
      node.tabIndex = -1;
    }
    node.dataset.entity = `${mark.id}:${mark.index}`;
    draw(pieces, node);
    return node;
  };
  const quoteMark = ({ mark, first, pieces }: Marked): HTMLElement => {
    const quote = analysis.quotes[mark.id];
    const node = h('span', { class: `quote ${quote?.kind ?? 'direct'} ${quote?.act ?? 'speech'}` });
    node.dataset.quote = String(mark.id);
    draw(pieces, node);
    if (first && mark.index === 0) {
      const name = quote?.attribution?.speaker.name ?? i18n.text('noSpeaker');
      const label = i18n.text('quoteNumber', { n: mark.id + 1, name });
      // The number is drawn by the style sheet, so that a copied text does not hold it.
      node.prepend(
        h('span', {
          class: 'number stop',
          tabindex: -1,
          'data-number': mark.id + 1,
          role: 'button',
          'aria-label': label,
          title: label,
        }),
      );
    }
    return node;
  };

  const tagOf = ranks();
  const drawBlock = (block: ArticleBlock, index: number) => {
    const node = h(tagOf(block.kind), { class: block.kind, dir: 'auto' });
    draw(nest(analysis.article.text, block.start, block.end, parts[index] ?? []), node);
    blocks[index] = node;
    const wrapper = WRAPPERS[block.kind];
    if (!wrapper) {
      element.append(node);
      return;
    }
    const last = element.lastElementChild;
    const open = last instanceof HTMLElement && last.dataset.wrap === block.kind ? last : null;
    const parent = open ?? h(wrapper, { 'data-wrap': block.kind, dir: 'auto' });
    if (!open) element.append(parent);
    parent.append(node);
  };
  let drawn = 0;
  const drawMore = (until: number) => {
    for (; drawn < Math.min(until, analysis.article.blocks.length); drawn += 1) {
      const block = analysis.article.blocks[drawn];
      if (block) drawBlock(block, drawn);
    }
    roving ??= prepareStop(element.querySelector<HTMLElement>('.stop'));
  };
  const drawRest = () => {
    const end = performance.now() + SLICE;
    do drawMore(drawn + BATCH);
    while (drawn < analysis.article.blocks.length && performance.now() < end);
    if (drawn < analysis.article.blocks.length) setTimeout(drawRest);
  };
  drawRest();

  const choose = (node: Element | null | undefined) => {
    const target = targetOf(node);
    if (target) actions.select(target);
  };
  element.addEventListener('click', (event) => {
    // Words that are being selected with the mouse are not meant as a click.
    const selection = document.getSelection();
    if (selection && !selection.isCollapsed) return;
    choose((event.target as Element).closest('.entity, .quote'));
  });
  element.addEventListener('keydown', (event) => {
    const stop = (event.target as Element).closest<HTMLElement>('.stop');
    if (!stop || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [...element.querySelectorAll<HTMLElement>('.stop')];
    const at = stops.indexOf(stop);
    const moves: Record<string, HTMLElement | undefined> = {
      ArrowRight: stops[at + 1],
      ArrowDown: stops[at + 1],
      ArrowLeft: stops[at - 1],
      ArrowUp: stops[at - 1],
      Home: stops[0],
      End: stops.at(-1),
    };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(stop.closest('.entity, .quote'));
    } else if (event.key in moves) {
      event.preventDefault();
      focusStop(moves[event.key]);
    }
  });
  const focusStop = (stop: HTMLElement | undefined) => {
    if (!stop) return;
    if (roving) roving.tabIndex = -1;
    roving = prepareStop(stop);
    stop.focus({ preventScroll: true });
    reveal(stop);
  };

  let ghost: HTMLElement | null = null;
  const select = (target: Target | null) => {
    for (const node of element.querySelectorAll('.chosen, .current')) {
      node.classList.remove('chosen', 'current');
    }
    ghost?.remove();
    ghost = null;
    if (!target) return;
    drawMore(Number.POSITIVE_INFINITY);
    if (target.type === 'removed') {
      ghost = showRemoved(context, target.id, blocks, element);
      if (ghost) reveal(ghost);
      return;
    }
    for (const node of byKey.get(`${target.type}:${target.id}`) ?? []) node.classList.add('chosen');
    const index = target.type === 'entity' ? target.mention : 0;
    const current = byKey.get(`${target.type}:${target.id}:${index}`) ?? [];
    for (const node of current) node.classList.add('current');
    if (current[0]) reveal(current[0]);
  };
  return { element, select };
}

const WRAPPERS: Partial<Record<ArticleBlock['kind'], 'ul' | 'blockquote'>> = {
  'list-item': 'ul',
  'block-quote': 'blockquote',
};

const TAGS: Partial<Record<ArticleBlock['kind'], keyof HTMLElementTagNameMap>> = {
  'list-item': 'li',
  preformatted: 'pre',
};
const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

/** Chooses the element of each block; headings stand below the title and never leave out a rank. */
function ranks(): (kind: ArticleBlock['kind']) => keyof HTMLElementTagNameMap {
  const open: number[] = [];
  return (kind) => {
    const rank = /^heading(\d)$/.exec(kind)?.[1];
    if (rank === undefined) return TAGS[kind] ?? 'p';
    while ((open.at(-1) ?? 0) >= Number(rank)) open.pop();
    open.push(Number(rank));
    return HEADINGS[Math.min(open.length, HEADINGS.length) - 1] ?? 'h6';
  };
}

/** One stop of the whole text is in the page's tab order; arrows move between them. */
function prepareStop(stop: HTMLElement | null): HTMLElement | null {
  if (stop) stop.tabIndex = 0;
  return stop;
}

function targetOf(node: Element | null | undefined): Target | null {
  if (!(node instanceof HTMLElement)) return null;
  const { entity, quote } = node.dataset;
  if (quote !== undefined) return { type: 'quote', id: Number(quote) };
  if (entity === undefined) return null;
  const [id = 0, mention = 0] = entity.split(':').map(Number);
  return { type: 'entity', id, mention };
}

function showRemoved(
  { analysis, i18n }: Context,
  id: number,
  blocks: HTMLElement[],
  element: HTMLElement,
): HTMLElement | null {
  const removed = analysis.removed.find((piece) => piece.id === id);
  if (!removed) return null;
  const ghost = h(
    'p',
    { class: 'ghost', dir: 'auto' },
    h('strong', {}, i18n.text(`reason_${removed.reason}`), ': '),
    excerpt(removed.text),
  );
  const { afterBlock } = removed.place;
  const before = afterBlock === null ? null : blocks[afterBlock];
  if (before) (before.closest('[data-wrap]') ?? before).after(ghost);
  else element.prepend(ghost);
  return ghost;
}
