// Key presses in, commands out.

export interface Commands {
  submit(): void;
  /** Gives whether there was something to close. */
  escape(): boolean;
  step(direction: 1 | -1): void;
  search(): void;
  help(): void;
  /** Whether single letters are commands. */
  letters(): boolean;
}

export function listenForKeys(root: HTMLElement, commands: Commands): void {
  root.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target as HTMLElement;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      commands.submit();
      return;
    }
    if (target.closest('dialog')) return;
    if (event.key === 'Escape') {
      if (commands.escape()) event.preventDefault();
      return;
    }
    // WCAG 2.1.4: single characters only where the focus is, and they can be switched off.
    if (event.ctrlKey || event.metaKey || event.altKey || !commands.letters()) return;
    if (!target.closest('.results') || target.closest('input, textarea, select')) return;
    const command = {
      n: () => commands.step(1),
      p: () => commands.step(-1),
      '/': () => commands.search(),
      '?': () => commands.help(),
    }[event.key];
    if (!command) return;
    event.preventDefault();
    command();
  });
}
