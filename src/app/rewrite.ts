/**
 * Rewrites the address. Browsers ration that, and some throw (Safari, after a hundred times in half a minute), as they
 * do where a page is not at an address of its own: the page goes on, and the next change tries again.
 */
export function rewrite(how: "push" | "replace", entry: unknown, address: string): void {
  try {
    if (how === "push") history.pushState(entry, "", address);
    else history.replaceState(entry, "", address);
  } catch (error) {
    console.warn("the address does not follow the page for a moment", error);
  }
}
