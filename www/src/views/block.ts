// One unit of the article in, its element with entities and quotes marked in place out.

import type { Context } from '../context.ts';
import { h } from '../dom.ts';
import type { ArticleBlock } from '../generated/types.ts';
import { type Mark, type Marked, nest, type Piece, partsIn } from '../model/marks.ts';

/** Gives what draws a unit into an element; `onMark` hears of each mark, which can have several nodes. */
export function blockDrawer(
  context: Context,
  onMark: (mark: Mark, node: HTMLElement) => void,
): (unit: number, into: HTMLElement, marked: boolean) => HTMLElement | null {
  const { analysis, result, settings, i18n } = context;
  const { text, blocks } = analysis.article;
  const isShown = ({ type, id }: Mark) => {
    const kind = type === 'entity' ? analysis.entities[id]?.kind : undefined;
    return kind === undefined || settings.kinds.includes(kind);
  };

  const draw = (pieces: Piece[], into: HTMLElement) => {
    for (const piece of pieces) {
      into.append(typeof piece === 'string' ? piece : drawMark(piece));
    }
  };
  const drawMark = (marked: Marked): HTMLElement => {
    const node = marked.mark.type === 'entity' ? entityMark(marked) : quoteMark(marked);
    onMark(marked.mark, node);
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

  const tags = tagsOf(blocks);
  return (at, into, marked) => {
    const unit = result.units[at];
    const block = unit && blocks[unit.block];
    if (!unit || !block) return null;
    const node = h(tags[unit.block] ?? 'p', { class: block.kind, dir: 'auto' });
    node.classList.toggle('starts-inside', unit.start > block.start);
    node.classList.toggle('goes-on', unit.end < block.end);
    // Drawn by the style sheet before the first line: to be seen and heard, but not copied.
    if (block.restored !== undefined) {
      const isFirst = blocks[unit.block - 1]?.restored !== block.restored;
      node.dataset.restored = isFirst && unit.start === block.start ? i18n.text('restored') : '';
    }
    const { start, end } = unit;
    if (marked) {
      const parts = partsIn(analysis, result.marks, result.units, at);
      const shown = parts.filter(({ mark }) => isShown(mark));
      draw(nest(text, start, end, shown), node);
    } else {
      node.append(text.slice(start, end));
    }
    place(block, node, into);
    return node;
  };
}

const WRAPPERS: Partial<Record<ArticleBlock['kind'], 'ul' | 'blockquote'>> = {
  'list-item': 'ul',
  'block-quote': 'blockquote',
};

/** Puts a block into its parent, or into the list or block quote that was begun there. */
function place(block: ArticleBlock, node: HTMLElement, parent: HTMLElement): void {
  const wrapper = WRAPPERS[block.kind];
  if (!wrapper) {
    parent.append(node);
    return;
  }
  const last = parent.lastElementChild;
  const open = last instanceof HTMLElement && last.dataset.wrap === block.kind ? last : null;
  const into = open ?? h(wrapper, { 'data-wrap': block.kind, dir: 'auto' });
  if (!open) parent.append(into);
  into.append(node);
}

const TAGS: Partial<Record<ArticleBlock['kind'], keyof HTMLElementTagNameMap>> = {
  'list-item': 'li',
  preformatted: 'pre',
};
const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

/** The element of each block; headings stand below the title and never leave out a rank. */
function tagsOf(blocks: ArticleBlock[]): (keyof HTMLElementTagNameMap)[] {
  const open: number[] = [];
  return blocks.map(({ kind }) => {
    if (!kind.startsWith('heading')) return TAGS[kind] ?? 'p';
    const rank = Number(kind.at(-1));
    while ((open.at(-1) ?? 0) >= rank) open.pop();
    open.push(rank);
    return HEADINGS[Math.min(open.length, HEADINGS.length) - 1] ?? 'h6';
  });
}
