// Sources in, one analysis after the other out; each keeps its own state, whatever happens to the rest.

import type { Client } from './client.ts';
import type { Removed } from './generated/types.ts';
import type { Source } from './input/source.ts';
import { AnalyzerError, type Choices, type Done } from './protocol.ts';

export type Status = 'waiting' | 'working' | 'done' | 'failed' | 'cancelled';

/** One input and what came of it. */
export interface Doc {
  source: Source;
  status: Status;
  /** Stages that have ended. */
  stages: string[];
  done: Done | null;
  error: AnalyzerError | null;
  restored: Removed[];
}

export interface QueueEvents {
  options(): Choices;
  /** A stage, a status or the list has changed. */
  changed(doc: Doc): void;
  settled(doc: Doc): void;
}

export class Queue {
  docs: Doc[] = [];
  current: Doc | null = null;
  #round = 0;

  constructor(
    private readonly client: Client,
    private readonly events: QueueEvents,
  ) {}

  /** Analyses these sources in place of the ones before, and gives what became of them. */
  async start(sources: Source[]): Promise<Doc[]> {
    const docs: Doc[] = sources.map((source) => ({
      source,
      status: 'waiting',
      stages: [],
      done: null,
      error: null,
      restored: [],
    }));
    this.docs = docs;
    this.current = docs[0] ?? null;
    await this.#work();
    return docs;
  }

  /** Analyses one source again: another option, a restored piece, another try. */
  async again(doc: Doc): Promise<void> {
    doc.status = 'waiting';
    await this.#work();
  }

  /** Analyses every source again. */
  async all(): Promise<void> {
    for (const doc of this.docs) doc.status = 'waiting';
    await this.#work();
  }

  /** Ends the running analysis at once and starts none after it. */
  cancel(): void {
    this.#round += 1;
    for (const doc of this.docs) if (doc.status === 'waiting') doc.status = 'cancelled';
    this.client.cancel();
  }

  get working(): Doc | null {
    return this.docs.find(({ status }) => status === 'working') ?? null;
  }

  get finished(): Doc[] {
    return this.docs.filter(({ done }) => done !== null);
  }

  async #work(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    this.client.cancel();
    const { docs } = this;
    for (let doc = next(docs); doc && round === this.#round; doc = next(docs)) {
      await this.#run(doc);
    }
  }

  async #run(doc: Doc): Promise<void> {
    doc.status = 'working';
    doc.stages = [];
    doc.error = null;
    this.events.changed(doc);
    const { source, restored } = doc;
    const options = { ...this.events.options() };
    if (source.url) options.url = source.url;
    options.restore = [...(options.restore ?? []), ...restored.map(({ id }) => id)];
    try {
      const { data, kind, name } = source;
      doc.done = await this.client.run({ data, kind, name, options }, (stage) => {
        doc.stages.push(stage);
        this.events.changed(doc);
      });
      doc.status = 'done';
    } catch (error) {
      const known = error instanceof AnalyzerError;
      doc.error = known ? error : new AnalyzerError('other', String(error));
      doc.status = doc.error.code === 'cancelled' ? 'cancelled' : 'failed';
    }
    // One that others have taken the place of is nobody's any more.
    if (this.docs.includes(doc)) this.events.settled(doc);
  }
}

function next(docs: Doc[]): Doc | undefined {
  return docs.find(({ status }) => status === 'waiting');
}
