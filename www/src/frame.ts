// The parts of the interface that are always there: the bar, a place for each state, the announcer.

import { h, replace } from './dom.ts';
import type { I18n } from './i18n/index.ts';

export interface FrameEvents {
  settings(): void;
  help(): void;
}

export class Frame {
  readonly root = h('div', { class: 'app' });
  readonly input = h('div', { class: 'input-slot' });
  readonly list = h('div', { class: 'list-slot' });
  readonly status = h('div', { class: 'status-slot' });
  readonly result = h('div', { class: 'result-slot' });
  readonly dialog = h('div', { class: 'dialog-slot' });
  readonly #announcer = h('div', {
    class: 'hidden announcer',
    role: 'status',
    'aria-live': 'polite',
  });

  /** Puts everything in its place, named in the reader's language. */
  draw(i18n: I18n, events: FrameEvents): void {
    this.root.lang = i18n.language;
    const button = (name: 'settings' | 'help', sign: string) =>
      h(
        'button',
        {
          type: 'button',
          class: `icon ${name}`,
          'aria-label': i18n.text(name),
          title: i18n.text(name),
          onclick: events[name],
        },
        sign,
      );
    replace(
      this.root,
      h(
        'div',
        { class: 'bar', part: 'bar' },
        h('slot', { name: 'title' }),
        button('settings', '⚙'),
        button('help', '?'),
      ),
      this.status,
      this.input,
      this.list,
      this.result,
      this.#announcer,
      this.dialog,
    );
  }

  /** Tells assistive technology what has happened. */
  announce(text: string): void {
    // The same words twice would not be read again.
    const same = this.#announcer.textContent === text;
    this.#announcer.textContent = same ? `${text}\u00a0` : text;
  }

  open(dialog: HTMLDialogElement): void {
    replace(this.dialog, dialog);
    dialog.showModal();
  }
}

/** The element inside `node` that has the focus. */
export function focused(node: Node): Element | null {
  const root = node.getRootNode();
  const active = root instanceof ShadowRoot ? root.activeElement : null;
  return node.contains(active) ? active : null;
}

/** Which of the buttons in `slot` has the focus; -1 for none. */
export function focusIndex(slot: HTMLElement): number {
  const active = focused(slot);
  return [...slot.querySelectorAll<Element>('button')].indexOf(active as Element);
}

/** Calls `prepare` whenever the page is about to be printed; gives a way to end that. */
export function onPaper(prepare: () => void): () => void {
  const paper = matchMedia('print');
  addEventListener('beforeprint', prepare);
  paper.addEventListener('change', prepare);
  return () => {
    removeEventListener('beforeprint', prepare);
    paper.removeEventListener('change', prepare);
  };
}
