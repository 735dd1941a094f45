/** The size of an element and the screen's density, as they change. */
import { useLayoutEffect, useState } from "react";

export interface Size {
  readonly width: number;
  readonly height: number;
  readonly dpr: number;
}

export function useSize(element: HTMLElement | null): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    if (!element) return;
    const measure = () =>
      setSize((before) => {
        const next = { width: element.clientWidth, height: element.clientHeight, dpr: devicePixelRatio };
        const same = before?.width === next.width && before.height === next.height && before.dpr === next.dpr;
        return same ? before : next;
      });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    addEventListener("resize", measure); // Zooming changes the density, not always the size.
    measure();
    return () => {
      observer.disconnect();
      removeEventListener("resize", measure);
    };
  }, [element]);
  return size;
}
