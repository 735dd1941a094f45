/** All of the screen, and nothing of the page behind it. */
import { type RefObject, useEffect, useRef } from "react";

/** Chrome's: while a page has the screen, Escape is the page's, and held down it still gives the screen back. */
interface Keyboard {
  readonly lock?: (keys: readonly string[]) => Promise<void>;
  readonly unlock?: () => void;
}
const keyboard = (): Keyboard | undefined => (navigator as { readonly keyboard?: Keyboard }).keyboard;

/**
 * All of the screen where the browser gives it, all of the page where not.
 * @param onEscape the browser took it back, as Escape does
 */
export function useFullScreen(place: RefObject<HTMLElement | null>, onEscape: () => void): void {
  const told = useRef(onEscape);
  told.current = onEscape;
  useEffect(() => {
    const ask = () => {
      // Without a press, as after the page was loaded again, none would be given: it comes with the next.
      if (document.fullscreenElement || navigator.userActivation?.isActive === false) return;
      void place.current?.requestFullscreen?.().then(
        () =>
          keyboard()
            ?.lock?.(["Escape"])
            .catch(() => {}),
        () => {},
      );
    };
    const pressed = ({ code }: KeyboardEvent) => code !== "Escape" && ask();
    const changed = () => !document.fullscreenElement && told.current();
    ask();
    addEventListener("keydown", pressed, { capture: true });
    addEventListener("pointerdown", ask);
    document.addEventListener("fullscreenchange", changed);
    return () => {
      removeEventListener("keydown", pressed, { capture: true });
      removeEventListener("pointerdown", ask);
      document.removeEventListener("fullscreenchange", changed);
      keyboard()?.unlock?.();
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    };
  }, [place]);
}

/** What stands beside it in the page is out of reach while it is there, and focus comes back to where it was. */
export function useAlone(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    const behind = [...document.body.children].filter(
      (each): each is HTMLElement => each instanceof HTMLElement && each !== place.current && !each.inert,
    );
    for (const each of behind) each.inert = true;
    place.current?.focus();
    return () => {
      for (const each of behind) each.inert = false;
      if (before instanceof HTMLElement) before.focus();
    };
  }, [place]);
}
