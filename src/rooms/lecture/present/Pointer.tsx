import { useEffect, useRef } from "react";
import css from "./hall.module.css";

/** A dot where the hand is, seen from the last row. */
export function Pointer() {
  const dot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (dot.current) dot.current.style.transform = `translate(${clientX}px, ${clientY}px)`;
    };
    addEventListener("pointermove", move);
    return () => removeEventListener("pointermove", move);
  }, []);
  return <div ref={dot} className={css.dot} aria-hidden="true" />;
}
