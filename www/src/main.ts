// The page around the element: links that were shared, the theme of the frame, work without a network.

import './article-analyzer.ts';
import type { ArticleAnalyzerElement } from './element.ts';

const element = document.querySelector('article-analyzer') as ArticleAnalyzerElement;
const frame = () => {
  document.documentElement.dataset.theme = element.settings.theme;
};
element.shareable = true;
element.addEventListener('article-analyzer-settings', frame);
frame();
if (location.hash.length > 1) void element.openShared(location.hash);
if (import.meta.env.PROD && 'serviceWorker' in navigator && window.isSecureContext) {
  // Without a worker the page works as before, only not offline.
  navigator.serviceWorker.register('./sw.js').catch(() => {});
}
