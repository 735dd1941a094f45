/** The colours a canvas paints with, as the theme has them: read from the styles of an element that names them. */
import { useEffect, useState } from "react";

export interface Palette {
  readonly ground: string;
  /** Of the data. */
  readonly ink: string;
  /** Of what is exact, or was. */
  readonly quiet: string;
  /** Of what the network says. */
  readonly accent: string;
}

/** Null until there is an element. */
export function usePalette(element: HTMLElement | null): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null);
  useEffect(() => {
    if (!element) return;
    const read = () => {
      const { backgroundColor, color, outlineColor, caretColor } = getComputedStyle(element);
      setPalette({ ground: backgroundColor, ink: color, quiet: outlineColor, accent: caretColor });
    };
    read();
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", read);
    const chosen = new MutationObserver(read);
    chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      system.removeEventListener("change", read);
      chosen.disconnect();
    };
  }, [element]);
  return palette;
}
