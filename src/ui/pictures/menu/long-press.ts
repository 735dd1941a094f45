/** A finger that rests on a picture asks for its menu. Android's browsers say so themselves, those of iOS do not. */
import { ask } from "./asking.ts";

const REST_MS = 500;
/** A finger that rests moves a little. */
const STILL_PX = 10;

/** Begins to listen; returns the way out. */
export function listenToLongPresses(): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let down: PointerEvent | null = null;
  const lift = () => {
    clearTimeout(timer);
    down = null;
  };
  const rest = (event: PointerEvent) => {
    lift();
    const picture = event.target instanceof Element ? event.target.closest("[data-picture]") : null;
    if (event.pointerType !== "touch" || !picture) return;
    down = event;
    timer = setTimeout(() => {
      // The finger is still there: letting go is no press of the picture.
      addEventListener("click", swallow, { capture: true, once: true });
      addEventListener("pointerdown", () => removeEventListener("click", swallow, true), { capture: true, once: true });
      ask(picture, event);
    }, REST_MS);
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (down && Math.hypot(clientX - down.clientX, clientY - down.clientY) > STILL_PX) lift();
  };
  addEventListener("pointerdown", rest, { signal });
  addEventListener("pointermove", move, { signal });
  for (const event of ["pointerup", "pointercancel", "contextmenu"]) addEventListener(event, lift, { signal });
  signal.addEventListener("abort", lift);
  return () => ended.abort();
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
