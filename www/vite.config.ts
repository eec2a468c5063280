// The page's sources in, a folder for any static host out: every address in it is relative.

import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { serviceWorker } from './build/service-worker.ts';

const version = JSON.parse(readFileSync('package.json', 'utf8')).version;

export default defineConfig({
  base: './',
  define: { __VERSION__: JSON.stringify(version) },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', 'article-analyzer': 'src/article-analyzer.ts' },
      // A stable name: other sites name this file in their script tag.
      output: {
        entryFileNames: (chunk) =>
          chunk.name === 'article-analyzer' ? '[name].js' : 'assets/[name]-[hash].js',
      },
      preserveEntrySignatures: 'exports-only',
    },
  },
  worker: { format: 'es' },
  plugins: [serviceWorker()],
});
