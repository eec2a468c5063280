// Jobs in, promises out that always settle: the worker is ended and replaced whenever it fails.

import wasmUrl from '../pkg/article_analyzer_bg.wasm?url';
import type { Result } from './model/result.ts';
import { join } from './model/slices.ts';
import { AnalyzerError, type Done, type Job, type Reply, type Request } from './protocol.ts';
import { nextTurn } from './turns.ts';
import AnalyzerWorker from './worker.ts?worker&inline';

/** Memory of a module never shrinks, so a worker that read more than this is replaced. */
const LARGE_JOB = 4_000_000;

interface Running {
  id: number;
  size: number;
  /** What has come of the result. */
  result: Result | null;
  onStage: (stage: string, milliseconds: number) => void;
  resolve: (done: Done) => void;
  reject: (error: AnalyzerError) => void;
}

// Compiled once for every element and every worker; a failed load is tried again.
let compiled: Promise<WebAssembly.Module> | null = null;

function compile(): Promise<WebAssembly.Module> {
  compiled ??= fetch(wasmUrl)
    .then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      // Some hosts serve .wasm under another type, which streaming refuses.
      return response.headers.get('content-type') === 'application/wasm'
        ? WebAssembly.compileStreaming(response)
        : response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes));
    })
    .catch((error) => {
      compiled = null;
      throw new AnalyzerError('load-failed', String(error));
    });
  return compiled;
}

/** One worker at a time, one job at a time. */
export class Client {
  #worker: Promise<Worker> | null = null;
  #live: Worker | null = null;
  #running: Running | null = null;
  #next = 1;
  #disposed = false;

  /** Loads and compiles, so that the first job starts at once and nothing is fetched later. */
  warm(): void {
    this.#disposed = false;
    this.#start().catch(() => {});
  }

  /** Analyses one input; a job that is still running is cancelled. */
  async run(job: Job, onStage: Running['onStage']): Promise<Done> {
    this.cancel();
    this.#disposed = false;
    const id = this.#next++;
    const size = typeof job.data === 'string' ? job.data.length : job.data.size;
    const done = new Promise<Done>((resolve, reject) => {
      this.#running = { id, size, result: null, onStage, resolve, reject };
    });
    this.#start().then(
      (worker) => {
        if (this.#running?.id === id) worker.postMessage({ type: 'job', id, ...job } as Request);
      },
      (error) => this.#settle(id)?.reject(error),
    );
    return done;
  }

  /** Ends the running job at once, by ending the worker. */
  cancel(): void {
    if (this.#running) this.#fail(new AnalyzerError('cancelled', 'The analysis was cancelled.'));
  }

  /** Ends everything. */
  dispose(): void {
    this.#disposed = true;
    this.cancel();
    this.#end();
  }

  #start(): Promise<Worker> {
    this.#worker ??= compile().then(
      (module) => {
        const worker = new AnalyzerWorker();
        worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#receive(data);
        const broken = (event: Event) => {
          event.preventDefault();
          const message = (event as ErrorEvent).message || 'The worker ended.';
          this.#fail(new AnalyzerError('crashed', message));
        };
        worker.onerror = broken;
        worker.onmessageerror = broken;
        worker.postMessage({ type: 'module', module } as Request);
        this.#live = worker;
        if (this.#disposed) this.#end();
        return worker;
      },
      (error) => {
        this.#worker = null;
        throw error;
      },
    );
    return this.#worker;
  }

  #end(): void {
    // A worker that is still starting has nothing to be rid of.
    if (!this.#live) return;
    this.#live.terminate();
    this.#live = null;
    this.#worker = null;
  }

  #settle(id: number): Running | null {
    const running = this.#running;
    if (running?.id !== id) return null;
    this.#running = null;
    return running;
  }

  #fail(error: AnalyzerError): void {
    const running = this.#running;
    this.#running = null;
    this.#end();
    running?.reject(error);
    // The next worker can wait until the reader has seen that this one has ended.
    setTimeout(() => {
      if (!this.#disposed) this.warm();
    });
  }

  #receive(reply: Reply): void {
    if (reply.type === 'stage') {
      if (this.#running?.id === reply.id) this.#running.onStage(reply.stage, reply.milliseconds);
      return;
    }
    if (reply.type === 'slice') {
      const { id, slice } = reply;
      if (this.#running?.id === id) this.#running.result = join(this.#running.result, slice);
      return;
    }
    if (reply.type === 'failed' && reply.code === 'crashed') {
      // After a trap the module's memory cannot be trusted.
      if (this.#running?.id === reply.id) this.#fail(new AnalyzerError('crashed', reply.message));
      return;
    }
    const running = this.#settle(reply.id);
    if (running && running.size > LARGE_JOB) {
      this.#end();
      this.warm();
    }
    if (reply.type === 'failed') running?.reject(new AnalyzerError(reply.code, reply.message));
    else if (running?.result) {
      const done = { ...running.result, kind: reply.kind, charset: reply.charset };
      // A text that came in pieces is put together when it is first read: in a turn of its own.
      done.analysis.article.text.charCodeAt(0);
      void nextTurn().then(() => running.resolve(done));
    } else running?.reject(new AnalyzerError('crashed', 'The worker gave no result.'));
  }
}
