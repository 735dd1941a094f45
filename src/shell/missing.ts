/** Code of the page that could not be had when something needed it: said, where nobody else does, and asked for anew. */
import { say } from "../app/notices.ts";
import { tryAgain } from "../ui/part.tsx";
import { words } from "../ui/words.ts";

export function sayMissing(): void {
  say({ key: "part", tone: "error", text: () => words.say("part.missing") });
}

export function watchMissing(): void {
  const missing = new WeakSet<Error>();
  window.addEventListener("vite:preloadError", ({ payload }) => missing.add(payload));
  addEventListener("unhandledrejection", (event) => {
    if (!missing.has(event.reason)) return;
    event.preventDefault();
    sayMissing();
  });
  // Styles that failed would be taken for styles that are there.
  const onError = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet") target.remove();
  };
  addEventListener("error", onError, { capture: true });
  addEventListener("online", tryAgain);
}
