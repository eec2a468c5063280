// The article in, a readable text with entities and quotes marked in place out.

import type { Context, Target, View } from '../context.ts';
import { h } from '../dom.ts';
import type { Mark } from '../model/marks.ts';
import { unitAt, unitOfBlock } from '../model/units.ts';
import { blockDrawer } from './block.ts';
import { drawInChunks } from './chunks.ts';
import { excerpt } from './more.ts';
import { reveal } from './scroll.ts';

export function textView(context: Context): View {
  const { analysis, result, actions, i18n } = context;
  const { units } = result;
  const element = h('div', { class: 'article', part: 'article', dir: 'auto' });
  const lang = analysis.metadata.language;
  if (lang) element.lang = lang;
  /** What is drawn of each target, in the order of the text. */
  const drawn = new Map<string, { mark: Mark; node: HTMLElement }[]>();
  const nodes = new Map<number, HTMLElement>();
  let chosen: Target | null = null;
  let lit: HTMLElement[] = [];
  let ghost: HTMLElement | null = null;
  let roving: HTMLElement | null = null;

  const isCurrent = ({ index }: Mark) => index === (chosen?.type === 'entity' ? chosen.mention : 0);
  const light = (node: HTMLElement, current: boolean) => {
    node.classList.add('chosen');
    node.classList.toggle('current', current);
    lit.push(node);
  };
  const drawBlock = blockDrawer(context, (mark, node) => {
    const key = `${mark.type}:${mark.id}`;
    const same = drawn.get(key);
    if (same) same.push({ mark, node });
    else drawn.set(key, [{ mark, node }]);
    if (chosen?.type === mark.type && chosen.id === mark.id) light(node, isCurrent(mark));
  });
  const chunks = drawInChunks(element, units, (unit, into, marked) => {
    const node = drawBlock(unit, into, marked);
    if (node) nodes.set(unit, node);
    if (marked && !roving) roam(into.querySelector<HTMLElement>('.stop'));
  });
  /** One stop of the whole text is in the page's tab order; arrows move between them. */
  function roam(stop: HTMLElement | null): void {
    if (!stop) return;
    if (roving) roving.tabIndex = -1;
    roving = stop;
    stop.tabIndex = 0;
  }

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
      const next = moves[event.key];
      if (!next) return;
      roam(next);
      next.focus({ preventScroll: true });
      reveal(next);
    }
  });

  /** Draws what is chosen, and gives where it begins. */
  const show = (target: Target): HTMLElement | null => {
    if (target.type === 'removed') return showPiece(target.id);
    const { id } = target;
    const spans =
      target.type === 'entity' ? analysis.entities[id]?.mentions : analysis.quotes[id]?.content;
    const span = spans?.[target.type === 'entity' ? target.mention : 0];
    if (span) chunks.ensure(unitAt(units, span.start));
    const all = drawn.get(`${target.type}:${id}`) ?? [];
    for (const { mark, node } of all) light(node, isCurrent(mark));
    return all.find(({ mark }) => isCurrent(mark))?.node ?? null;
  };
  /** A restored piece is there itself; one that was cut has a ghost where it stood. */
  const showPiece = (id: number): HTMLElement | null => {
    const back = analysis.article.blocks.findIndex(({ restored }) => restored === id);
    const removed = analysis.removed.find((piece) => piece.id === id);
    const block = back === -1 ? (removed?.place.afterBlock ?? null) : back;
    const unit = block === null ? 0 : unitOfBlock(units, block);
    chunks.ensure(unit);
    const node = nodes.get(unit) ?? null;
    if (back !== -1) {
      if (node) light(node, true);
      return node;
    }
    if (!removed) return null;
    ghost = h(
      'p',
      { class: 'ghost', dir: 'auto' },
      h('strong', {}, i18n.text(`reason_${removed.reason}`), ': '),
      excerpt(removed.text),
    );
    if (node && block !== null) (node.closest('[data-wrap]') ?? node).after(ghost);
    else element.prepend(ghost);
    return ghost;
  };
  const select = (target: Target | null) => {
    for (const node of lit) node.classList.remove('chosen', 'current');
    lit = [];
    ghost?.remove();
    ghost = null;
    chosen = target;
    const first = target && show(target);
    if (first) reveal(first);
  };
  return { element, select, beforePrint: chunks.ensureAll };
}

function targetOf(node: Element | null | undefined): Target | null {
  if (!(node instanceof HTMLElement)) return null;
  const { entity, quote } = node.dataset;
  if (quote !== undefined) return { type: 'quote', id: Number(quote) };
  if (entity === undefined) return null;
  const [id = 0, mention = 0] = entity.split(':').map(Number);
  return { type: 'entity', id, mention };
}
