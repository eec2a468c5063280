// The built files in, a service worker that serves exactly them without a network out.

import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const PUBLIC = ['./', 'icon.svg', 'manifest.webmanifest'];

/** Emits `sw.js`: it stores the files of this build and answers from the store first. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const hash = createHash('sha256');
      const files: string[] = [];
      for (const [name, file] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (name.endsWith('.map') || name === 'index.html') continue;
        files.push(name);
        hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
      }
      const source = script(hash.digest('hex').slice(0, 16), [...PUBLIC, ...files]);
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

function script(version: string, files: string[]): string {
  return `const NAME = 'article-analyzer-${version}';
const FILES = ${JSON.stringify(files)};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('article-analyzer-') && name !== NAME)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(
    caches
      .match(event.request, { ignoreSearch: event.request.mode === 'navigate' })
      .then((stored) => stored ?? fetch(event.request)),
  );
});
`;
}
