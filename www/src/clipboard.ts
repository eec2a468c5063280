// Text in, whether it could be copied out.

/** Copies; a page that is not served securely has no clipboard, and a reader may forbid it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
