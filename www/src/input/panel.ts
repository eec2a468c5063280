// Pastes, files and samples in, sources to analyse out; nothing that was given is ever lost.

import { h, replace, svg } from '../dom.ts';
import type { I18n } from '../i18n/index.ts';
import type { Kind } from '../protocol.ts';
import { nextTurn } from '../turns.ts';
import { kindOf } from './kind.ts';
import { CHIP_BYTES, CONFIRM_BYTES, MAX_BYTES } from './limits.ts';
import { SAMPLES } from './samples.ts';
import { blobOf, previewOf, type Source, sizeOf } from './source.ts';

export interface InputPanel {
  element: HTMLElement;
  /** Starts the analysis of what is in the panel. */
  submit(): void;
  /** Shows a source, as if it had been given here. */
  show(source: Source): void;
  focus(): void;
  /** What is in the panel; `null` where that is nothing. */
  read(): Source | null;
}

export interface PanelEvents {
  analyze(sources: Source[]): void;
  announce(text: string): void;
}

/** One way to read what is held: the clipboard often has two. */
interface Reading {
  label: string;
  source: Source;
}

export function inputPanel(i18n: I18n, events: PanelEvents): InputPanel {
  let held: { readings: Reading[]; chosen: number } | null = null;
  const box = h('textarea', {
    id: 'box',
    rows: 8,
    spellcheck: 'false',
    autocapitalize: 'off',
    dir: 'auto',
    placeholder: i18n.text('placeholder'),
    'aria-describedby': 'box-hint',
  });
  const chip = h('div', { class: 'held' });
  const message = h('div', { class: 'message', role: 'alert' });
  const address = h('input', { type: 'url', id: 'address', placeholder: 'https://' });
  const readAs = h(
    'select',
    { id: 'read-as' },
    ...(['auto', 'html', 'text', 'verbatim'] as const).map((kind) =>
      h('option', { value: kind }, i18n.text(`read_${kind}`)),
    ),
  );
  const picker = h('input', {
    type: 'file',
    class: 'hidden',
    multiple: true,
    tabindex: -1,
    'aria-hidden': 'true',
    accept: '.html,.htm,.xhtml,.txt,.md,.mhtml,.mht,text/html,text/plain,multipart/related',
  });

  const current = (): Source => {
    const url = /^https?:\/\//i.test(address.value.trim()) ? address.value.trim() : null;
    const forced = readAs.value === 'auto' ? null : (readAs.value as Kind);
    const reading = held?.readings[held.chosen];
    if (reading) {
      const { source } = reading;
      return { ...source, kind: forced ?? source.kind, url: url ?? source.url };
    }
    return { data: box.value, kind: forced ?? 'auto', name: '', url };
  };
  const say = (text: string, ...buttons: HTMLElement[]) => {
    replace(message, text && h('p', {}, text), ...buttons);
  };
  const hold = async (readings: Reading[], chosen = 0) => {
    say('');
    held = { readings, chosen };
    await drawChip();
    submitButton.focus();
  };
  const release = () => {
    held = null;
    say('');
    void drawChip();
    box.focus();
  };
  const drawChip = async () => {
    const reading = held?.readings[held.chosen];
    box.hidden = reading !== undefined;
    if (!held || !reading) {
      replace(chip);
      return;
    }
    const { readings, chosen } = held;
    const preview = h('p', { class: 'preview', dir: 'auto' });
    const choice = readings.map(({ label }, index) => {
      const radio = h('input', { type: 'radio', name: 'reading', value: index });
      radio.checked = index === chosen;
      radio.addEventListener('change', () => {
        held = { readings, chosen: index };
        void drawChip().then(() => chip.querySelector<HTMLElement>(':checked')?.focus());
      });
      return h('label', { class: 'check' }, radio, label);
    });
    replace(
      chip,
      h(
        'div',
        { class: 'held-head' },
        h('strong', { dir: 'auto' }, reading.source.name || reading.label),
        h('span', { class: 'size' }, bytes(i18n, sizeOf(reading.source.data))),
        h(
          'button',
          {
            type: 'button',
            class: 'icon',
            'aria-label': i18n.text('discard'),
            title: i18n.text('discard'),
            onclick: release,
          },
          '×',
        ),
      ),
      choice.length > 1 && h('fieldset', {}, h('legend', {}, i18n.text('whichReading')), ...choice),
      preview,
    );
    preview.textContent = await previewOf(reading.source.data);
  };

  const start = (sources: Source[]) => {
    const tooLarge = sources.find(({ data }) => sizeOf(data) > MAX_BYTES);
    if (tooLarge) {
      const size = bytes(i18n, sizeOf(tooLarge.data));
      say(i18n.text('tooLarge', { size, limit: bytes(i18n, MAX_BYTES) }));
      return;
    }
    const large = sources.find(({ data }) => sizeOf(data) > CONFIRM_BYTES);
    if (!large) {
      say('');
      events.analyze(sources);
      return;
    }
    const anyway = h(
      'button',
      {
        type: 'button',
        class: 'primary anyway',
        onclick: () => {
          say('');
          events.analyze(sources);
        },
      },
      i18n.text('analyzeAnyway'),
    );
    say(i18n.text('large', { size: bytes(i18n, sizeOf(large.data)) }), anyway);
    anyway.focus();
  };
  const submit = () => {
    const source = current();
    if (sizeOf(source.data) === 0) {
      say(i18n.text('error_empty-input'));
      box.focus();
    } else {
      start([source]);
    }
  };
  const openFiles = (files: File[]) => {
    const sources = files.map<Source>((file) => ({
      data: file,
      kind: 'auto',
      name: file.name,
      url: null,
    }));
    const [first] = sources;
    if (!first) return;
    if (sources.length === 1) void hold([{ label: first.name, source: first }]).then(submit);
    else start(sources);
  };
  /** Takes what was pasted or dropped; gives whether the text box need not. */
  const take = (transfer: DataTransfer): boolean => {
    if (transfer.files.length > 0) {
      openFiles([...transfer.files]);
      return true;
    }
    const plain = transfer.getData('text/plain');
    const rich = transfer.getData('text/html');
    if (!rich && plain.length <= CHIP_BYTES) return false;
    // Megabytes are read from the clipboard in one turn of the page and encoded in another.
    void nextTurn().then(() => holdTexts(plain, rich));
    return true;
  };
  const holdTexts = async (plain: string, rich: string) => {
    const source = async (data: string, kind: Kind | 'auto', type: string): Promise<Source> => ({
      data: data.length > CHIP_BYTES ? await blobOf(data, `${type};charset=utf-8`) : data,
      kind,
      name: '',
      url: null,
    });
    const kind = kindOf(plain);
    const readings: Reading[] = [];
    if (rich) {
      const label = i18n.text('pageContent');
      readings.push({ label, source: await source(rich, 'html', 'text/html') });
    }
    if (plain.trim()) {
      const label = i18n.text(kind === 'html' ? 'htmlSource' : 'plainText');
      readings.push({ label, source: await source(plain, kind, 'text/plain') });
    }
    // An editor copies source as coloured text: then the source is meant.
    await hold(readings, kind === 'html' ? readings.length - 1 : 0);
  };

  const submitButton = h(
    'button',
    { type: 'submit', class: 'primary analyze' },
    i18n.text('analyze'),
  );
  const drop = h(
    'div',
    { class: 'drop' },
    h('label', { for: 'box', class: 'hidden' }, i18n.text('input')),
    box,
    chip,
  );
  const samples = SAMPLES.map((sample) =>
    h(
      'button',
      {
        type: 'button',
        class: 'sample',
        onclick: () => {
          const { name, kind, data } = sample;
          void hold([{ label: name, source: { name, kind, data, url: null } }]).then(submit);
        },
      },
      i18n.text(sample.label),
    ),
  );
  const element = h(
    'form',
    { class: 'input', part: 'input', novalidate: true },
    drop,
    h('p', { class: 'promise', id: 'box-hint' }, lock(), i18n.text('promise')),
    message,
    h(
      'div',
      { class: 'row' },
      submitButton,
      h(
        'button',
        { type: 'button', class: 'open', onclick: () => picker.click() },
        i18n.text('openFiles'),
      ),
      picker,
      h(
        'details',
        { class: 'more' },
        h('summary', {}, i18n.text('moreOptions')),
        h(
          'div',
          { class: 'fields' },
          h(
            'label',
            { for: 'address' },
            i18n.text('address'),
            h('small', {}, i18n.text('addressHint')),
          ),
          address,
          h('label', { for: 'read-as' }, i18n.text('readAs')),
          readAs,
        ),
      ),
    ),
    h(
      'div',
      { class: 'samples', role: 'group', 'aria-label': i18n.text('samples') },
      h('span', {}, i18n.text('samples')),
      ...samples,
    ),
  );

  element.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  element.addEventListener('paste', (event) => {
    if (event.target === address || !event.clipboardData) return;
    if (take(event.clipboardData)) event.preventDefault();
  });
  element.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  element.addEventListener('dragleave', () => drop.classList.remove('over'));
  element.addEventListener('drop', (event) => {
    drop.classList.remove('over');
    if (event.dataTransfer && take(event.dataTransfer)) event.preventDefault();
  });
  picker.addEventListener('change', () => {
    openFiles([...(picker.files ?? [])]);
    picker.value = '';
  });

  const show = (source: Source) => {
    if (source.name === '' && typeof source.data === 'string' && source.data.length <= CHIP_BYTES) {
      held = null;
      void drawChip();
      box.value = source.data;
    } else {
      const label = source.name || i18n.text(source.kind === 'html' ? 'htmlSource' : 'plainText');
      held = { readings: [{ label, source }], chosen: 0 };
      void drawChip();
    }
  };
  const read = () => {
    const source = current();
    return sizeOf(source.data) === 0 ? null : source;
  };
  return { element, submit, show, read, focus: () => (box.hidden ? submitButton : box).focus() };
}

function lock(): SVGElement {
  const path = 'M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z';
  return svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: path }));
}

export function bytes(i18n: I18n, size: number): string {
  if (size < 1000) return `${i18n.number(size)} B`;
  if (size < 1_000_000) return `${i18n.number(size / 1000, 0)} kB`;
  return `${i18n.number(size / 1_000_000, 1)} MB`;
}
