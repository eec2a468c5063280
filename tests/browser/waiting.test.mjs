// Pages of 5 MB in: nothing that a reader does keeps the page waiting for more than 50 ms. Counted
// is the thread's own time, so that a busy machine fails no test; `npm run bench` counts by the clock.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUp } from './harness.mjs';
import { bestWalk, LIMIT, PAGES, threadTime } from './large.mjs';

const on = setUp();
for (const name of ['5 MB of article', '5 MB with a thousand speakers']) {
  test(`no task is longer than ${LIMIT} ms: ${name}`, async () => {
    const best = await bestWalk(on.browser, on.address, PAGES[name], threadTime);
    const late = Object.entries(best).filter(([, ms]) => ms > LIMIT);
    assert.deepEqual(late, []);
  });
}
