// The attributes and properties of `<article-analyzer>` in, its events out.

import { App } from './app.ts';
import type { Analysis } from './generated/types.ts';
import type { Source } from './input/source.ts';
import type { Choices, Kind } from './protocol.ts';
import type { Settings } from './settings.ts';
import styles from './style/index.ts';

/** `detail` of the event `article-analyzer-result`. */
export interface ResultDetail {
  analysis: Analysis;
  /** The file's name; empty for what was pasted or set. */
  name: string;
}

/** `detail` of the event `article-analyzer-error`. */
export interface ErrorDetail {
  code: string;
  message: string;
  name: string;
}

const SETTERS = ['html', 'text'] as const;

/**
 * The whole analyzer as one element.
 *
 * Attributes: `lang` ("en", "de", "es"), `theme` ("light", "dark").
 * Properties: `html`, `text` (setting one starts an analysis), `options`, `analysis` (read only).
 */
export class ArticleAnalyzerElement extends HTMLElement {
  static readonly observedAttributes = ['lang', 'theme'];

  /** The choices of every analysis; see `Options`. */
  options: Choices = preset(this, 'options', {});
  /** Whether a link to this page can be shared: only the page that is nothing but the analyzer. */
  shareable: boolean = preset(this, 'shareable', false);
  #html = '';
  #text = '';
  #app: App;

  constructor() {
    super();
    const element = this;
    this.#app = new App({
      get options() {
        return element.options;
      },
      get lang() {
        return element.getAttribute('lang') ?? '';
      },
      shareBase: () => (this.shareable ? location.href.replace(/#.*$/, '') : null),
      result: ({ done, source }) => {
        if (done) this.#emit('result', { analysis: done.analysis, name: source.name });
      },
      failure: ({ error, source }) => {
        if (error)
          this.#emit('error', { code: error.code, message: error.message, name: source.name });
      },
      settingsChanged: (settings) => this.#emit('settings', settings),
    });
    const root = this.attachShadow({ mode: 'open', delegatesFocus: false });
    root.adoptedStyleSheets = [styles()];
    root.append(this.#app.root);
  }

  connectedCallback(): void {
    this.#app.connect();
    for (const name of SETTERS) this.#upgrade(name);
  }

  disconnectedCallback(): void {
    this.#app.disconnect();
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === 'theme') this.#app.root.dataset.hostTheme = value ?? '';
    else if (this.isConnected) this.#app.translate();
  }

  /** The HTML of a page; setting it starts an analysis. */
  get html(): string {
    return this.#html;
  }

  set html(html: string) {
    this.#html = html;
    void this.analyze(html, 'html').catch(() => {});
  }

  /** A page copied as plain text; setting it starts an analysis. */
  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    void this.analyze(text, 'text').catch(() => {});
  }

  /** The result that is shown, offsets in UTF-16 units. */
  get analysis(): Analysis | null {
    return this.#app.queue.current?.done?.analysis ?? null;
  }

  /** What the reader has chosen. */
  get settings(): Settings {
    return { ...this.#app.settings };
  }

  /** Analyses one input and gives the result; rejects with an error that has a `code`. */
  analyze(data: string | Blob, kind: Kind | 'auto' = 'auto'): Promise<Analysis> {
    const source: Source = { data, kind, name: '', url: this.options.url ?? null };
    return this.#app.analyze(source);
  }

  /** Ends a running analysis. */
  cancel(): void {
    this.#app.queue.cancel();
  }

  /** Takes over the hash of a shared link. */
  openShared(hash: string): Promise<void> {
    return this.#app.openShared(hash);
  }

  #emit(
    name: 'result' | 'error' | 'settings',
    detail: ResultDetail | ErrorDetail | Settings,
  ): void {
    const init = { detail, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent(`article-analyzer-${name}`, init));
  }

  /** A property that was set before the element was defined hides the accessor: set it again. */
  #upgrade(name: (typeof SETTERS)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }
}

/** What the host page set before the element was defined. */
function preset<T>(element: object, name: string, otherwise: T): T {
  return (Object.getOwnPropertyDescriptor(element, name)?.value as T | undefined) ?? otherwise;
}
