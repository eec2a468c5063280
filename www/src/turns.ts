// Long work in, short turns out, between which the page can answer its reader.

/** Milliseconds of work at once; more than 50 would be felt, and a machine can be five times slower. */
const TURN = 5;

/** Gives the page its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Calls `step` until it gives false, in turns; the first one at once. Gives a way to stop it. */
export function inTurns(step: () => boolean): () => void {
  let stopped = false;
  const turn = () => {
    const end = performance.now() + TURN;
    while (!stopped) {
      if (!step()) return;
      if (performance.now() < end) continue;
      setTimeout(turn);
      return;
    }
  };
  turn();
  return () => {
    stopped = true;
  };
}
