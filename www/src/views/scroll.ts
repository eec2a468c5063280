// An element in, the place where it is seen out.

/** Scrolls the whole page so that `node` stands in its middle. */
export function reveal(node: HTMLElement): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  node.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}

/** Scrolls only the list that `item` is in: the page itself is busy with the text. */
export function keepInSight(item: HTMLElement): void {
  const panel = item.closest<HTMLElement>('.panel');
  if (!panel || panel.scrollHeight <= panel.clientHeight) return;
  const outer = panel.getBoundingClientRect();
  const inner = item.getBoundingClientRect();
  const isSeen = inner.top >= outer.top && inner.bottom <= outer.bottom;
  if (!isSeen) panel.scrollTop += inner.top - outer.top - panel.clientHeight / 3;
}
