// A running or failed analysis in, what a person sees and can do about it out.

import { h } from '../dom.ts';
import type { Analysis, Warning } from '../generated/types.ts';
import type { I18n, Key } from '../i18n/index.ts';
import { sizeOf } from '../input/source.ts';
import type { Doc, Queue } from '../queue.ts';

const STAGES = ['reading', 'page', 'blocks', 'article', 'text', 'entities', 'quotes'] as const;

export function progressView(i18n: I18n, queue: Queue, doc: Doc, cancel: () => void): HTMLElement {
  const total = queue.docs.length;
  const title =
    total > 1
      ? i18n.text('workingOn', {
          name: doc.source.name || i18n.text('pasted'),
          n: queue.docs.indexOf(doc) + 1,
          total,
        })
      : i18n.text('working');
  const at = STAGES.findIndex((stage) => !doc.stages.includes(stage));
  const steps = STAGES.map((stage, index) =>
    h(
      'li',
      {
        class: at === -1 || index < at ? 'over' : index === at ? 'now' : 'ahead',
        'aria-current': index === at ? 'step' : null,
      },
      i18n.text(`stage_${stage}`),
    ),
  );
  return h(
    'section',
    { class: 'progress', part: 'progress', 'aria-label': title },
    h('h2', {}, title, h('span', { class: 'dots', 'aria-hidden': 'true' }, '…')),
    h('ol', { class: 'plain' }, ...steps),
    h('button', { type: 'button', class: 'cancel', onclick: cancel }, i18n.text('cancel')),
  );
}

/** What is read out when an analysis has ended. */
export function doneText(i18n: I18n, { metadata, entities, quotes }: Analysis): string {
  return i18n.text('done', {
    words: i18n.count('nWords', metadata.wordCount),
    entities: i18n.count('nEntities', entities.length),
    quotes: i18n.count('nQuotes', quotes.length),
  });
}

export function problemView(
  i18n: I18n,
  doc: Doc,
  version: string,
  again: () => void,
  copy: (text: string) => void,
): HTMLElement {
  const code = doc.error?.code ?? 'other';
  const key = `error_${code}`;
  const text = i18n.text((key in KNOWN ? key : 'error_other') as Key);
  const report = () =>
    copy(
      JSON.stringify(
        {
          code,
          message: doc.error?.message.slice(0, 300),
          version,
          bytes: sizeOf(doc.source.data),
          kind: doc.source.kind,
          stages: doc.stages,
          browser: navigator.userAgent,
        },
        null,
        2,
      ),
    );
  return h(
    'section',
    { class: 'problem', part: 'problem', role: 'alert' },
    h('h2', {}, i18n.text('failed')),
    h('p', {}, text),
    // Words for whoever wrote the page around: a reader cannot have made this mistake.
    code === 'invalid-options' && h('code', {}, doc.error?.message),
    h(
      'p',
      { class: 'actions' },
      h('button', { type: 'button', class: 'again', onclick: again }, i18n.text('tryAgain')),
      h('button', { type: 'button', class: 'report', onclick: report }, i18n.text('copyReport')),
    ),
    h('p', { class: 'hint' }, i18n.text('reportHint')),
  );
}

const KNOWN = {
  'error_empty-input': true,
  'error_input-too-large': true,
  'error_invalid-options': true,
  'error_not-text': true,
  error_crashed: true,
  'error_load-failed': true,
  error_cancelled: true,
};

export function warningsView(i18n: I18n, warnings: Warning[]): HTMLElement | false {
  if (warnings.length === 0) return false;
  const items = warnings.map(({ code, message }) =>
    h(
      'li',
      { class: code },
      h('bdi', {}, i18n.text(`warning_${code}`)),
      // Why it does not look like one; the other messages say what the translation says.
      code === 'not-an-article' && h('span', { class: 'detail' }, message),
    ),
  );
  return h('ul', { class: 'plain warnings', part: 'warnings' }, ...items);
}

export function listView(i18n: I18n, queue: Queue, open: (doc: Doc) => void): HTMLElement {
  const items = queue.docs.map((doc) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: doc.status,
          'aria-current': doc === queue.current ? 'true' : null,
          onclick: () => open(doc),
        },
        h('span', { class: 'file', dir: 'auto' }, doc.source.name || i18n.text('pasted')),
        h('span', { class: 'status' }, i18n.text(`status_${doc.status}`)),
      ),
    ),
  );
  return h(
    'nav',
    { class: 'files', part: 'files', 'aria-label': i18n.text('files') },
    h('ol', { class: 'plain' }, ...items),
  );
}
