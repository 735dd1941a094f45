import { useEffect } from "react";
import { part } from "../part.tsx";
import { closeLarge, showLarge, useLarge } from "./large.ts";

const Enlarged = part(() => import("./Enlarged.tsx"));

interface LargeProps {
  /** Whose pictures are on screen. */
  readonly slot: string;
  readonly count: number;
  /** What a picture is called; "Picture 3" otherwise. */
  readonly nameOf?: (picture: number) => string;
  readonly seed?: string;
}

/** The picture of a room that is shown large (large.ts), if one is. */
export function Large({ slot, count, nameOf, seed }: LargeProps) {
  const wanted = useLarge(({ moment }) => moment?.picture ?? null);
  useEffect(() => closeLarge, []);
  if (wanted === null || count === 0) return null;
  const picture = Math.min(wanted, count - 1);
  return (
    <Enlarged
      {...{ slot, picture, count }}
      {...(nameOf && { title: nameOf(picture) })}
      {...(seed !== undefined && { seed })}
      onMove={(to) => showLarge(slot, to)}
      onClose={closeLarge}
    />
  );
}
