// Names and panels in, tabs after the WAI-ARIA pattern out.

import { h } from './dom.ts';

export interface Tab {
  id: string;
  label: string;
  count: number | null;
  panel: HTMLElement;
  /** Fills the panel; called whenever it comes into sight. */
  open(): void;
}

export interface Tabs {
  list: HTMLElement;
  /** Shows a panel; nothing else changes its visibility. */
  show(id: string): void;
  readonly active: string;
  /** Takes one tab out of the list: its panel then stays in sight beside the others. */
  pin(id: string | null): void;
}

export function tabs(label: string, all: Tab[], onShow: (id: string) => void): Tabs {
  let active = all[0]?.id ?? '';
  let pinned: string | null = null;
  const buttons = all.map((tab) => {
    const button = h(
      'button',
      {
        type: 'button',
        role: 'tab',
        dir: 'auto',
        id: `tab-${tab.id}`,
        'aria-controls': `panel-${tab.id}`,
        onclick: () => show(tab.id),
      },
      tab.label,
      tab.count === null ? null : h('span', { class: 'count' }, tab.count),
    );
    tab.panel.id = `panel-${tab.id}`;
    return button;
  });
  const list = h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': label, part: 'tabs' },
    ...buttons,
  );

  const draw = () => {
    all.forEach((tab, index) => {
      const button = buttons[index];
      if (!button) return;
      const isPinned = tab.id === pinned;
      const isActive = tab.id === active && !isPinned;
      button.hidden = isPinned;
      button.setAttribute('aria-selected', String(isActive));
      button.tabIndex = isActive ? 0 : -1;
      tab.panel.hidden = !isActive && !isPinned;
      if (!tab.panel.hidden) tab.open();
      // A panel that is always in sight is a region of its own.
      tab.panel.setAttribute('role', isPinned ? 'region' : 'tabpanel');
      tab.panel.setAttribute('aria-label', tab.label);
      tab.panel.tabIndex = 0;
    });
  };
  const show = (id: string) => {
    if (id === pinned) return;
    active = id;
    draw();
    onShow(id);
  };
  const pin = (id: string | null) => {
    pinned = id;
    if (active === id) active = all.find((tab) => tab.id !== id)?.id ?? '';
    draw();
  };
  list.addEventListener('keydown', (event) => {
    const shown = buttons.filter((button) => !button.hidden);
    const at = shown.indexOf(event.target as HTMLButtonElement);
    const last = shown.length - 1;
    const rtl = getComputedStyle(list).direction === 'rtl';
    const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
    const backward = rtl ? 'ArrowRight' : 'ArrowLeft';
    const to = {
      [forward]: at === last ? 0 : at + 1,
      [backward]: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const button = to === undefined ? undefined : shown[to];
    if (at === -1 || !button) return;
    event.preventDefault();
    button.click();
    button.focus();
  });
  draw();
  return {
    list,
    show,
    pin,
    get active() {
      return active;
    },
  };
}
