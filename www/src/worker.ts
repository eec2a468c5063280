// A compiled module and jobs in; stages, results and errors out. Runs in its own thread.

import { analyze, initSync } from '../pkg/article_analyzer.js';
import type { Analysis } from './generated/types.ts';
import { readFile } from './input/file.ts';
import { kindOf } from './input/kind.ts';
import { resultOf } from './model/result.ts';
import { slicesOf } from './model/slices.ts';
import type { Choices, Kind, Reply, Request } from './protocol.ts';

const scope = self as unknown as {
  postMessage(reply: Reply): void;
  onmessage: (event: MessageEvent<Request>) => void;
};

scope.onmessage = ({ data }) => {
  if (data.type === 'module') initSync({ module: data.module });
  else work(data).then(scope.postMessage.bind(scope));
};

async function work(job: Extract<Request, { type: 'job' }>): Promise<Reply> {
  try {
    const read = await readInput(job);
    const options: Choices = read.url ? { url: read.url, ...job.options } : job.options;
    scope.postMessage({ type: 'stage', id: job.id, stage: 'reading', milliseconds: 0 });
    const onStage = (stage: string, milliseconds: number) =>
      scope.postMessage({ type: 'stage', id: job.id, stage, milliseconds });
    const analysis: Analysis = analyze(read.text, read.kind, options, onStage);
    for (const slice of slicesOf(resultOf(analysis))) {
      scope.postMessage({ type: 'slice', id: job.id, slice });
    }
    return { type: 'done', id: job.id, kind: read.kind, charset: read.charset };
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    const known = typeof code === 'string';
    return {
      type: 'failed',
      id: job.id,
      code: known ? code : 'crashed',
      message: String(message ?? error),
    };
  }
}

interface Read {
  text: string;
  kind: Kind;
  charset: string | null;
  url?: string | null;
}

async function readInput(job: Extract<Request, { type: 'job' }>): Promise<Read> {
  const { data, kind, name } = job;
  if (typeof data === 'string') {
    return { text: data, kind: kind === 'auto' ? kindOf(data) : kind, charset: null };
  }
  const file = readFile(new Uint8Array(await data.arrayBuffer()), name, data.type);
  return { ...file, kind: kind === 'auto' ? file.kind : kind };
}
