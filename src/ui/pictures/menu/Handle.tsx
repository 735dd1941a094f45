import { Ellipsis } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { ask } from "./asking.ts";
import styles from "./Handle.module.css";
import { words } from "./words.ts";

/** Side of the button, and how far it is from the corner of a picture with room for it. */
const SIDE = 24;
const INSET = 6;
/** CSS pixels a picture needs to have room for it; at a smaller one it hangs over the corner. */
const ROOMY = 96;

/** A small button at the corner of the picture that is pointed at, or in focus by keyboard, which has a key for it. */
export function Handle() {
  const w = useWords(words);
  const [picture, setPicture] = useState<Element | null>(null);

  useEffect(() => {
    const ended = new AbortController();
    const on = (event: string, listener: (event: Event) => void) =>
      addEventListener(event, listener, { signal: ended.signal, capture: true });
    on("pointerover", (event) => {
      if ((event as PointerEvent).pointerType === "touch" || !(event.target instanceof Element)) return;
      if (!event.target.closest("[data-handle]")) setPicture(event.target.closest(PICTURE));
    });
    on("focusin", ({ target }) =>
      setPicture(target instanceof Element ? target.closest(`${PICTURE}:focus-visible`) : null),
    );
    // Its place is that of a moment ago.
    for (const event of ["scroll", "resize"]) on(event, () => setPicture(null));
    return () => ended.abort();
  }, []);

  if (!picture?.isConnected) return null;
  const { top, right, width } = picture.getBoundingClientRect();
  const inset = width >= ROOMY ? INSET : -SIDE / 3;
  return (
    <button
      type="button"
      data-handle=""
      tabIndex={-1}
      aria-label={w("open")}
      title={w("open")}
      className={styles.handle}
      style={{ top: top + inset, left: right - SIDE - inset }}
      // The picture keeps the focus, and with it this button.
      onMouseDown={(event) => event.preventDefault()}
      onClick={({ currentTarget }) => {
        const box = currentTarget.getBoundingClientRect();
        ask(picture, { clientX: box.left, clientY: box.bottom + 4 });
      }}
    >
      <Ellipsis aria-hidden />
    </button>
  );
}

/** One that opens its menu when it is pressed needs no button for it. */
const PICTURE = '[data-picture]:not([aria-haspopup="menu"])';
