// The built page in, pictures of its main states out: into docs/, or the folder given.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, open, result, serve } from './harness.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs', import.meta.url));
const only = process.argv[3] ?? '';

const sample = (n) => async (page) => {
  await page.locator('.sample').nth(n).click();
  await result(page);
};
const tab = (name) => async (page) => {
  await page.locator(`#tab-${name}`).click();
};
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 320, height: 720 };

const click = (selector) => async (page) => {
  await page.locator(selector).first().click();
};

/** Scrolls the page so that a picture begins where something does. */
const from = (selector) => async (page) => {
  await page.locator(selector).evaluate((element) => {
    window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 8);
  });
};
const top = (page) => page.evaluate(() => window.scrollTo(0, 0));

const SHOTS = [
  ['page', WIDE, 'light', [sample(0), click('.article .number'), top]],
  ['page-dark', WIDE, 'dark', [sample(1), tab('entities'), click('.article .entity.person'), top]],
  ['empty', WIDE, 'light', []],
  ['removed', WIDE, 'light', [sample(1), tab('removed'), click('.cuts button'), top]],
  ['phone-empty', PHONE, 'light', []],
  ['phone-text', PHONE, 'light', [sample(0), click('.article .number')]],
  ['phone-quotes', PHONE, 'dark', [sample(0), tab('quotes'), from('.tabs')]],
  ['phone-entities', PHONE, 'light', [sample(0), tab('entities'), from('.tabs')]],
  ['phone-removed', PHONE, 'dark', [sample(0), tab('removed'), from('.tabs')]],
];

await mkdir(folder, { recursive: true });
const server = await serve();
const browser = await launch();
try {
  for (const [name, viewport, colorScheme, steps] of SHOTS) {
    if (!name.includes(only)) continue;
    const { page, finish } = await open(browser, server.address, {
      viewport,
      colorScheme,
      reducedMotion: 'reduce',
    });
    for (const step of steps) await step(page);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await finish();
  }
} finally {
  await browser.close();
  server.close();
}
