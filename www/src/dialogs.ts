// Settings in, the dialogs for settings and for keys out.

import { h } from './dom.ts';
import type { EntityKind } from './generated/types.ts';
import type { I18n } from './i18n/index.ts';
import { KINDS, type Settings } from './settings.ts';

export function settingsDialog(
  i18n: I18n,
  settings: Settings,
  change: (settings: Partial<Settings>) => void,
  forget: () => void,
): HTMLDialogElement {
  const choice = <N extends 'theme' | 'language' | 'cleaning'>(
    name: N,
    label: string,
    values: [Settings[N], string][],
    hint = '',
  ) => {
    const select = h(
      'select',
      { id: `set-${name}` },
      ...values.map(([value, text]) => h('option', { value }, text)),
    );
    select.value = settings[name];
    select.addEventListener('change', () =>
      change({ [name]: select.value as Settings[N] } as Partial<Settings>),
    );
    return h(
      'div',
      { class: 'field' },
      h('label', { for: `set-${name}` }, label, hint && h('small', {}, hint)),
      select,
    );
  };
  const toggle = (name: 'attitudes' | 'letters', label: string) => {
    const box = h('input', { type: 'checkbox' });
    box.checked = settings[name];
    box.addEventListener('change', () => change({ [name]: box.checked }));
    return h('label', { class: 'check' }, box, label);
  };
  return dialog(
    i18n,
    i18n.text('settings'),
    'settings',
    choice('theme', i18n.text('theme'), [
      ['auto', i18n.text('auto')],
      ['light', i18n.text('light')],
      ['dark', i18n.text('dark')],
    ]),
    choice('language', i18n.text('language'), [
      ['auto', i18n.text('auto')],
      ['en', 'English'],
      ['de', 'Deutsch'],
      ['es', 'Español'],
    ]),
    choice(
      'cleaning',
      i18n.text('cleaning'),
      [
        ['balanced', i18n.text('cleaning_balanced')],
        ['keep-more', i18n.text('cleaning_keep-more')],
        ['keep-less', i18n.text('cleaning_keep-less')],
      ],
      i18n.text('cleaningHint'),
    ),
    kindChoice(i18n, settings.kinds, change),
    toggle('attitudes', i18n.text('showAttitudes')),
    toggle('letters', i18n.text('letterKeys')),
    h('p', { class: 'hint' }, i18n.text('keptHere')),
    h('button', { type: 'button', class: 'forget', onclick: forget }, i18n.text('forget')),
  );
}

/** A box for each kind of entity; what is not chosen is neither marked nor listed. */
function kindChoice(
  i18n: I18n,
  chosen: EntityKind[],
  change: (settings: Partial<Settings>) => void,
): HTMLElement {
  const boxes = KINDS.map((kind) => {
    const box = h('input', { type: 'checkbox', value: kind });
    box.checked = chosen.includes(kind);
    return box;
  });
  const labels = KINDS.map((kind, index) =>
    h('label', { class: 'check' }, boxes[index], i18n.text(`kinds_${kind}`)),
  );
  const fieldset = h(
    'fieldset',
    { class: 'kinds' },
    h('legend', {}, i18n.text('filterKinds')),
    ...labels,
  );
  fieldset.addEventListener('change', () => {
    change({ kinds: KINDS.filter((_, index) => boxes[index]?.checked) });
  });
  return fieldset;
}

export function helpDialog(i18n: I18n): HTMLDialogElement {
  const keys: [string, string][] = [
    ['Ctrl/⌘ + Enter', i18n.text('keyAnalyze')],
    ['Esc', i18n.text('keyEscape')],
    ['n / p', i18n.text('keyNext')],
    ['/', i18n.text('keySearch')],
    ['?', i18n.text('keyHelp')],
    ['← → Home End', i18n.text('keyTabs')],
    ['Enter', i18n.text('keyEnter')],
  ];
  return dialog(
    i18n,
    i18n.text('help'),
    'help',
    h('p', {}, i18n.text('helpText')),
    h(
      'dl',
      { class: 'keys' },
      ...keys.map(([key, text]) => h('div', {}, h('dt', {}, h('kbd', {}, key)), h('dd', {}, text))),
    ),
    h('p', { class: 'hint' }, i18n.text('private')),
  );
}

function dialog(
  i18n: I18n,
  title: string,
  name: string,
  ...children: (Node | string | false)[]
): HTMLDialogElement {
  const close = h(
    'button',
    {
      type: 'button',
      class: 'icon close',
      'aria-label': i18n.text('close'),
      title: i18n.text('close'),
    },
    '×',
  );
  const element = h(
    'dialog',
    { class: name, 'aria-label': title },
    h('header', {}, h('h2', {}, title), close),
    ...children,
  );
  close.addEventListener('click', () => element.close());
  // A click on the backdrop has the dialog itself as its target.
  element.addEventListener('click', (event) => {
    if (event.target === element) element.close();
  });
  return element;
}
