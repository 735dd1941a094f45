import { useEffect, useState } from "react";
import { slots } from "../../app/page.ts";

/** Whether every picture of what a slot shows has a first guess. A run of many begins one micro-batch after another. */
export function useFilled(slot: string): boolean {
  const [filled, setFilled] = useState(() => isFilled(slot));
  useEffect(() => slots.of(slot).feed.subscribe(() => setFilled(isFilled(slot))), [slot]);
  return filled;
}

const isFilled = (slot: string) => slots.of(slot).feed.recording?.everyPictureHasGuess ?? false;
