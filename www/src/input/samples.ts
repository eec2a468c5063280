// The sample articles: written for this page, with the clutter that real pages have around them.

import ferry from '../../samples/ferry.html?raw';
import owls from '../../samples/owls.txt?raw';
import talks from '../../samples/talks.html?raw';
import type { Key } from '../i18n/index.ts';
import type { Kind } from '../protocol.ts';

export interface Sample {
  label: Key;
  name: string;
  kind: Kind;
  data: string;
}

export const SAMPLES: Sample[] = [
  { label: 'sampleFerry', name: 'ferry.html', kind: 'html', data: ferry },
  { label: 'sampleTalks', name: 'talks.html', kind: 'html', data: talks },
  { label: 'sampleOwls', name: 'owls.txt', kind: 'text', data: owls },
];
