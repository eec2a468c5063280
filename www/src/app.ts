// The state of one element in, its whole interface out.

import { Client } from './client.ts';
import { copyText } from './clipboard.ts';
import { type Actions, blank, type Context, type Target } from './context.ts';
import { helpDialog, settingsDialog } from './dialogs.ts';
import { replace } from './dom.ts';
import type { Named } from './export/index.ts';
import { Frame, focused, focusIndex, onPaper } from './frame.ts';
import type { Analysis, Removed } from './generated/types.ts';
import type { Host } from './host.ts';
import { chooseLanguage, type I18n, i18n } from './i18n/index.ts';
import { around, inputBar } from './input/bar.ts';
import { type InputPanel, inputPanel } from './input/panel.ts';
import type { Source } from './input/source.ts';
import { listenForKeys } from './keys.ts';
import { toolbar } from './menus.ts';
import { neighbour } from './model/target.ts';
import { type Doc, Queue } from './queue.ts';
import {
  DEFAULTS,
  forgetSettings,
  loadSettings,
  type Settings,
  saveSettings,
  settingsFrom,
} from './settings.ts';
import { articleHash, readHash, settingsHash } from './share.ts';
import { nextTurn } from './turns.ts';
import { VERSION } from './version.ts';
import { type Results, resultsView } from './views/results.ts';
import { doneText, listView, problemView, progressView } from './views/status.ts';

/** From this width on the text stands beside the other views. */
const WIDE = 900;

export class App {
  readonly frame = new Frame();
  readonly root = this.frame.root;
  readonly queue: Queue;
  settings: Settings = loadSettings();
  #client = new Client();
  #i18n: I18n = i18n('en');
  #panel: InputPanel | null = null;
  #results: Results | null = null;
  #target: Target | null = null;
  #tab = 'text';
  #memory = blank();
  /** The piece that is being restored. */
  #back: number | null = null;
  #inputOpen = true;
  #wide = false;
  #resize = new ResizeObserver(() => this.#layout());
  #leavePaper = () => {};

  constructor(private readonly host: Host) {
    this.queue = new Queue(this.#client, {
      options: () => ({
        ...host.options,
        cleaning: host.options.cleaning ?? this.settings.cleaning,
        attitudes: this.#attitudes,
      }),
      changed: (doc) => this.#changed(doc),
      settled: (doc) => this.#settled(doc),
    });
    listenForKeys(this.root, {
      submit: () => this.#panel?.submit(),
      escape: () => this.#escape(),
      step: (direction) => this.#step(direction),
      search: () => this.#search(),
      help: () => this.frame.open(helpDialog(this.#i18n)),
      letters: () => this.settings.letters,
    });
  }

  get #attitudes(): boolean {
    return this.host.options.attitudes ?? this.settings.attitudes;
  }

  connect(): void {
    this.#client.warm();
    this.#resize.observe(this.root);
    this.#leavePaper = onPaper(() => this.#results?.beforePrint());
    this.translate();
  }

  disconnect(): void {
    this.#resize.disconnect();
    this.#leavePaper();
    this.queue.cancel();
    this.#client.dispose();
  }

  /** Draws everything in the language that settings and host ask for. */
  translate(): void {
    const { language } = this.settings;
    const wanted = [language === 'auto' ? null : language, this.host.lang, ...navigator.languages];
    this.#i18n = i18n(chooseLanguage(wanted));
    this.root.dataset.theme = this.settings.theme;
    const kept = this.#panel?.read();
    this.#panel = inputPanel(this.#i18n, {
      // What goes wrong is shown in its place.
      analyze: (sources) => void this.#start(sources).catch(() => {}),
      announce: (text) => this.frame.announce(text),
    });
    if (kept) this.#panel.show(kept);
    this.frame.draw(this.#i18n, {
      settings: () => this.frame.open(this.#settingsDialog()),
      help: () => this.frame.open(helpDialog(this.#i18n)),
    });
    this.#drawInput();
    this.#drawList();
    this.#drawStatus();
    this.#drawResult();
  }

  /** Shows a source that did not come from the paste box in it, and analyses it. */
  async analyze(source: Source): Promise<Analysis> {
    this.#panel?.show(source);
    return this.#start([source]);
  }

  /** Analyses sources and gives the first result. */
  async #start(sources: Source[]): Promise<Analysis> {
    this.#target = null;
    this.#tab = 'text';
    this.#memory = blank();
    replace(this.frame.result);
    const [doc] = await this.queue.start(sources);
    if (!doc?.done) throw doc?.error ?? new Error('cancelled');
    return doc.done.analysis;
  }

  /** Takes over what a shared link holds. */
  async openShared(hash: string): Promise<void> {
    const { settings, article } = await readHash(hash);
    if (Object.keys(settings).length > 0) this.#change(settings);
    if (!article) return;
    await this.analyze({ ...article, name: '', url: null }).catch(() => {});
  }

  #changed(doc: Doc): void {
    if (doc.stages.length === 0) {
      this.#inputOpen = this.#inputOpen && this.queue.docs.length === 0;
      this.#drawInput();
    }
    this.#drawList();
    this.#drawStatus();
  }

  #settled(doc: Doc): void {
    if (doc.status === 'done') {
      // The first result of a list is shown while the others are still being made.
      if (!this.queue.current?.done) this.queue.current = doc;
      this.host.result(doc);
    } else if (doc.status === 'failed') {
      this.host.failure(doc);
    }
    if (this.queue.docs.length === 1 && doc.status !== 'done') this.#inputOpen = true;
    this.#drawInput();
    this.#drawList();
    this.#drawStatus();
    if (doc !== this.queue.current) return;
    if (doc.status === 'cancelled') this.frame.announce(this.#i18n.text('cancelled'));
    if (doc.status === 'cancelled' && !doc.done) this.#panel?.focus();
    if (doc.status !== 'done' || !doc.done) return;
    this.#drawResult();
    // A focus has the browser lay out the page at once: that is a turn of its own.
    void nextTurn().then(() => this.#focusResult());
    const back = this.#back;
    this.#back = null;
    if (back !== null) {
      // Beside the list the piece is shown in its place; alone, the list stays where it is.
      if (this.#wide) this.#select({ type: 'removed', id: back });
      this.frame.announce(this.#i18n.text('restoredNow'));
      return;
    }
    this.frame.announce(doneText(this.#i18n, doc.done.analysis));
  }

  #drawInput(): void {
    const { docs } = this.queue;
    if (!this.#panel) return;
    if (this.#inputOpen || docs.length === 0) {
      if (this.#panel.element.parentNode !== this.frame.input) {
        const [above, below] = docs.length === 0 ? around(this.#i18n) : [];
        replace(this.frame.input, above, this.#panel.element, below);
      }
      return;
    }
    const open = () => {
      this.#inputOpen = true;
      this.#drawInput();
      this.#panel?.focus();
    };
    const [only] = docs.length === 1 ? docs : [];
    replace(this.frame.input, inputBar(this.#i18n, only?.source.name ?? '', open));
  }

  #drawList(): void {
    const { queue } = this;
    if (queue.docs.length < 2) {
      replace(this.frame.list);
      return;
    }
    const at = focusIndex(this.frame.list);
    const open = (doc: Doc) => {
      queue.current = doc;
      this.#target = null;
      this.#memory = blank();
      this.#drawList();
      this.#drawStatus();
      this.#drawResult();
    };
    replace(this.frame.list, listView(this.#i18n, queue, open));
    if (at !== -1) this.frame.list.querySelectorAll('button')[at]?.focus();
  }

  #drawStatus(): void {
    const { working, current } = this.queue;
    const hadFocus = this.frame.status.contains(focused(this.frame.status));
    if (working) {
      replace(
        this.frame.status,
        progressView(this.#i18n, this.queue, working, () => this.queue.cancel()),
      );
      if (hadFocus) this.frame.status.querySelector('button')?.focus();
      return;
    }
    if (current?.status === 'failed') {
      const again = () => void this.queue.again(current);
      const view = problemView(this.#i18n, current, VERSION, again, (text) => this.#copy(text));
      replace(this.frame.status, view);
      return;
    }
    replace(this.frame.status);
  }

  #drawResult(): void {
    const doc = this.queue.current;
    this.root.classList.toggle('has-result', doc?.done != null);
    if (!doc?.done) {
      this.#results = null;
      replace(this.frame.result);
      return;
    }
    const key = focused(this.frame.result)?.closest<HTMLElement>('[data-key]')?.dataset.key;
    const top = this.#results?.scrolled ?? 0;
    const { analysis, voices } = doc.done;
    const context: Context = {
      result: doc.done,
      analysis,
      voices,
      memory: this.#memory,
      restored: doc.restored,
      i18n: this.#i18n,
      settings: { ...this.settings, attitudes: this.#attitudes },
      actions: this.#actions(doc),
    };
    const results = resultsView(context, this.#tools(), () => {
      this.#tab = results.tabs.active;
    });
    this.#results = results;
    results.tabs.show(this.#tab);
    results.setWide(this.#wide);
    replace(this.frame.result, results.element);
    if (this.#target) results.select(this.#target);
    const back = key && `[data-key="${CSS.escape(key)}"]`;
    void results.ready().then(() => {
      results.scrolled = top;
      if (back) results.element.querySelector<HTMLElement>(back)?.focus();
    });
  }

  #actions(doc: Doc): Actions {
    const again = (restored: Removed[]) => {
      doc.restored = restored;
      this.#target = null;
      void this.queue.again(doc);
    };
    return {
      select: (target) => this.#select(target),
      restore: (removed) => {
        this.#back = removed.id;
        again([...doc.restored, removed]);
      },
      undoRestore: (id) => again(doc.restored.filter((removed) => removed.id !== id)),
      announce: (text) => this.frame.announce(text),
      change: (settings) => this.#change(settings),
    };
  }

  #tools(): HTMLElement {
    const named = (doc: Doc): Named[] =>
      doc.done ? [{ name: doc.source.name, analysis: doc.done.analysis }] : [];
    return toolbar(this.#i18n, {
      results: () => this.queue.finished.flatMap(named),
      print: () => print(),
      announce: (text) => this.frame.announce(text),
      canShare: this.host.shareBase() !== null,
      link: async (withArticle) => {
        const source = this.queue.current?.source;
        const hash =
          source && withArticle
            ? await articleHash(this.settings, source.data, source.kind)
            : settingsHash(this.settings);
        return hash === null ? null : `${this.host.shareBase() ?? ''}${hash}`;
      },
    });
  }

  #select(target: Target | null): void {
    this.#target = target;
    this.#results?.select(target);
    const analysis = this.queue.current?.done?.analysis;
    if (target?.type !== 'entity' || !analysis) return;
    const entity = analysis.entities[target.id];
    if (!entity) return;
    const place = `${target.mention + 1}/${entity.mentions.length}`;
    this.frame.announce(`${entity.name}: ${this.#i18n.text('mention')} ${place}`);
  }

  #step(direction: 1 | -1): void {
    const analysis = this.queue.current?.done?.analysis;
    if (analysis) this.#select(neighbour(analysis, this.#target, direction));
  }

  #search(): void {
    this.#results?.tabs.show('entities');
    this.#results?.element.querySelector<HTMLElement>('.search')?.focus();
  }

  /** Closes the innermost thing that is open; gives whether there was one. */
  #escape(): boolean {
    if (this.queue.working) this.queue.cancel();
    else if (this.#target) this.#select(null);
    else return false;
    return true;
  }

  #change(settings: Partial<Settings>): void {
    const before = this.settings;
    this.settings = settingsFrom(settings, before);
    const { cleaning, attitudes } = this.settings;
    const isStale = cleaning !== before.cleaning || attitudes !== before.attitudes;
    // What is chosen goes by number, and those will be others.
    if (isStale) this.#target = null;
    saveSettings(this.settings);
    this.host.settingsChanged(this.settings);
    if (settings.language !== undefined) this.translate();
    else this.#drawResult();
    this.root.dataset.theme = this.settings.theme;
    if (isStale && this.queue.docs.length > 0) void this.queue.all();
  }

  #settingsDialog(): HTMLDialogElement {
    const reopen = (settings: Partial<Settings>) => {
      this.#change(settings);
      if (settings.language === undefined) return;
      this.frame.open(this.#settingsDialog());
      this.frame.dialog.querySelector<HTMLElement>('#set-language')?.focus();
    };
    return settingsDialog(this.#i18n, this.settings, reopen, () => this.forget());
  }

  /** Drops settings, input and results. */
  forget(): void {
    this.queue.cancel();
    this.queue.docs = [];
    this.queue.current = null;
    this.#panel = null;
    this.#target = null;
    this.#inputOpen = true;
    forgetSettings();
    this.settings = { ...DEFAULTS };
    this.host.settingsChanged(this.settings);
    replace(this.frame.dialog);
    this.translate();
    this.frame.announce(this.#i18n.text('forgotten'));
  }

  #focusResult(): void {
    const active = focused(this.root);
    // Only a focus that was lost is moved: a host page may be doing something else.
    if (this.root.contains(active) && active?.isConnected) return;
    if (document.activeElement === document.body)
      this.#results?.element.focus({ preventScroll: true });
  }

  async #copy(text: string): Promise<void> {
    this.frame.announce(this.#i18n.text((await copyText(text)) ? 'copied' : 'copyFailed'));
  }

  #layout(): void {
    const wide = this.root.clientWidth >= WIDE;
    if (wide === this.#wide) return;
    this.#wide = wide;
    this.#results?.setWide(wide);
  }
}
