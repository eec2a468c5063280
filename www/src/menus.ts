// Results in, the row of buttons above them out: export, share, print.

import { copyText } from './clipboard.ts';
import { h, replace } from './dom.ts';
import { FORMATS, type Format, fileName, type Named } from './export/index.ts';
import type { I18n } from './i18n/index.ts';

export interface ToolEvents {
  /** What is exported: all results of a list, or the one that is shown. */
  results(): Named[];
  print(): void;
  announce(text: string): void;
  /** Makes a link; `null` where the article is too long for one. */
  link(withArticle: boolean): Promise<string | null>;
  /** Whether the page around has a link to share. */
  canShare: boolean;
}

export function toolbar(i18n: I18n, events: ToolEvents): HTMLElement {
  const copy = async (text: string) => {
    const isCopied = await copyText(text);
    events.announce(i18n.text(isCopied ? 'copied' : 'copyFailed'));
    return isCopied;
  };
  const rows = FORMATS.map((format) => {
    const name = i18n.text(`format_${format.id}`);
    return h(
      'li',
      {},
      h('span', {}, name),
      h(
        'button',
        {
          type: 'button',
          class: 'small',
          'aria-label': i18n.text('copyAs', { name }),
          onclick: () => copy(format.write(events.results())),
        },
        i18n.text('copy'),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'small',
          'aria-label': i18n.text('downloadAs', { name }),
          onclick: () => download(events.results(), format),
        },
        i18n.text('download'),
      ),
    );
  });
  const all = h('p', { class: 'hint' });
  const formats = h('div', {}, all, h('ul', { class: 'plain formats' }, ...rows));
  const exports = menu(i18n.text('export'), 'export', formats);
  exports.addEventListener('toggle', () => {
    const n = events.results().length;
    all.textContent = n > 1 ? i18n.text('exportsAll', { n }) : '';
  });
  return h(
    'div',
    { class: 'tools', part: 'tools' },
    exports,
    events.canShare && menu(i18n.text('share'), 'share', sharing(i18n, events, copy)),
    h('button', { type: 'button', class: 'print', onclick: events.print }, i18n.text('print')),
  );
}

function sharing(
  i18n: I18n,
  events: ToolEvents,
  copy: (text: string) => Promise<boolean>,
): HTMLElement {
  const answer = h('p', { role: 'status' });
  const make = (withArticle: boolean) => async () => {
    const link = await events.link(withArticle);
    if (link === null) replace(answer, i18n.text('linkTooLong'));
    else replace(answer, i18n.text((await copy(link)) ? 'linkCopied' : 'copyFailed'));
  };
  return h(
    'div',
    { class: 'sharing' },
    h('p', {}, i18n.text('shareHint')),
    h(
      'button',
      { type: 'button', class: 'small', onclick: make(false) },
      i18n.text('linkSettings'),
    ),
    h('button', { type: 'button', class: 'small', onclick: make(true) }, i18n.text('linkArticle')),
    answer,
  );
}

/** A button that opens a panel; Escape and a click elsewhere close it. */
function menu(label: string, name: string, content: HTMLElement): HTMLElement {
  const details = h('details', { class: `menu ${name}` }, h('summary', {}, label), content);
  const close = () => {
    details.open = false;
  };
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    event.stopPropagation();
    close();
    details.querySelector('summary')?.focus();
  });
  details.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) close();
  });
  const elsewhere = (event: Event) => {
    if (!event.composedPath().includes(details)) close();
  };
  details.addEventListener('toggle', () => {
    if (details.open) document.addEventListener('pointerdown', elsewhere);
    else document.removeEventListener('pointerdown', elsewhere);
  });
  return details;
}

function download(results: Named[], format: Format): void {
  const blob = new Blob([format.write(results)], { type: `${format.type};charset=utf-8` });
  const address = URL.createObjectURL(blob);
  h('a', { href: address, download: fileName(results, format) }).click();
  // The browser has read the address by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
