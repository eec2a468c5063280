// An entity in, its name as a button that chooses it out.

import type { Context } from '../context.ts';
import { h } from '../dom.ts';

/** The name of an entity, to be chosen; `name` alone where no entity is known. */
export function entityName(
  { actions }: Context,
  entity: number | null,
  name: string,
): HTMLElement | string {
  if (entity === null) return name;
  const onclick = () => actions.select({ type: 'entity', id: entity, mention: 0 });
  return h('button', { type: 'button', class: 'link', onclick }, name);
}
