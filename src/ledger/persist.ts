/**
 * Asks the browser to keep what this page keeps, whatever the disk lacks. Some ask the person: so only when there is
 * something that they would miss.
 */
export async function askToPersist(): Promise<void> {
  try {
    if (!(await isPersistent())) await globalThis.navigator?.storage?.persist?.();
  } catch (error) {
    console.warn("the browser does not say whether it keeps what this page keeps", error);
  }
}

/** Null where the browser doesn't say. */
export async function isPersistent(): Promise<boolean | null> {
  return (await globalThis.navigator?.storage?.persisted?.()) ?? null;
}
