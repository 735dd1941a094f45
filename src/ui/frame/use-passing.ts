import { useEffect, useState } from "react";
import { dismiss } from "../../app/notices.ts";
import type { Notice } from "../../app/store.ts";

/** Long enough to read it twice and to reach for what it offers. */
const PASSES_MS = 8000;

/** Lets what only says that something was done go by itself, but not from under a pointer or the focus. */
export function usePassing(notice: Notice) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!notice.passes || held) return;
    const timer = setTimeout(() => dismiss(notice.key), PASSES_MS);
    return () => clearTimeout(timer);
  }, [notice, held]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return { onPointerEnter: hold, onPointerLeave: release, onFocus: hold, onBlur: release };
}
