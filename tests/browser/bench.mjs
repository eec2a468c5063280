// Pages of 5 MB in, the time that the page's own thread was not free out (long tasks, in
// milliseconds), from paste to result.

import { launch, open, serve } from './harness.mjs';

const SIZE = 5_000_000;
const paragraph =
  '<p>“It will rain on Sunday,” said Ann Lee, a farmer from Bergen, in Norway. The Weather Service of Oslo agreed with Peter Hallam.</p>';
const link = '<ul><li><a href="/more">The ten best umbrellas of the year</a></li></ul>';
const PAGES = {
  'an article in 5 MB of boilerplate': `<article><h1>Rain</h1>${paragraph.repeat(40)}</article><nav>${link.repeat(SIZE / link.length)}</nav>`,
  '5 MB of article': `<article><h1>Rain</h1>${paragraph.repeat(SIZE / paragraph.length)}</article>`,
};

const watch = () => {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
};

const server = await serve();
const browser = await launch();
for (const [name, html] of Object.entries(PAGES)) {
  const { page, context } = await open(browser, server.address, { init: watch });
  // Getting the text into the browser is the bench's own work.
  await page.evaluate((text) => {
    window.clipboard = new DataTransfer();
    window.clipboard.setData('text/plain', text);
  }, html);
  await page.waitForTimeout(1000);
  const tasks = () => page.evaluate(() => window.longTasks.splice(0));
  await tasks();
  await page.locator('form.input .drop').evaluate((drop) => {
    const init = {
      clipboardData: window.clipboard,
      bubbles: true,
      composed: true,
      cancelable: true,
    };
    drop.dispatchEvent(new ClipboardEvent('paste', init));
  });
  await page.locator('.held .preview').waitFor();
  await page.waitForTimeout(300);
  const pasting = await tasks();
  await page.locator('.analyze').click();
  const anyway = page.locator('.anyway');
  if (await anyway.isVisible()) await anyway.click();
  await page.locator('.results').waitFor({ timeout: 120_000 });
  await page.waitForTimeout(2000);
  const showing = await tasks();
  const longest = (all) => `${all.length} long tasks, longest ${Math.max(0, ...all)} ms`;
  process.stdout.write(`${name}: paste ${longest(pasting)}; result ${longest(showing)}\n`);
  await context.close();
}
await browser.close();
server.close();
