// Pages of 5 MB in, the longest task of the page's own thread in each step of a reader out, as the
// browser's long-task entries tell it: the best of three walks.

import { launch, serve } from './harness.mjs';
import { bestWalk, LIMIT, longTasks, PAGES } from './large.mjs';

const walks = Number(process.argv[2] ?? 3);
const server = await serve();
const browser = await launch();
for (const [name, html] of Object.entries(PAGES)) {
  const best = await bestWalk(browser, server.address, html, longTasks, walks);
  const steps = Object.entries(best).map(
    ([step, ms]) => `${step} ${ms <= LIMIT ? `≤ ${LIMIT}` : ms}`,
  );
  process.stdout.write(`${name}, longest task in ms: ${steps.join(', ')}\n`);
}
await browser.close();
server.close();
