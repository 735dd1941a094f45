import { useEffect, useMemo, useRef, useState } from "react";
import { bringRecordings, type Recordings } from "../../../app/lectures/sheets.ts";
import { type Lecture, type Recorded, sheetsOf } from "../../../lecture/lecture.ts";
import { type Player, playerOf } from "./player.ts";

/** Whoever presents has a hall before them: then it begins with what is there. */
const PATIENCE_MS = 10_000;

/** Null of a moment that has no pictures to show, "away" of one whose pictures the network has not brought yet. */
export type Players = readonly (Player | "away" | null)[];

/** Of all moments, once every sheet is here or known to be away; null until then. What comes later is shown when it comes. */
export function usePlayers(lecture: Lecture, failed: (error: unknown) => void): Players | null {
  const { items } = lecture;
  const [here, setHere] = useState<Recordings>(new Map());
  const [begins, setBegins] = useState(false);
  useEffect(() => {
    const over = new AbortController();
    const begin = () => setBegins(true);
    const timer = setTimeout(begin, PATIENCE_MS);
    const all = new Map();
    const came: Parameters<typeof bringRecordings>[1] = (name, found) => {
      all.set(name, found);
      setHere(new Map(all));
      if (sheetsOf(lecture).every((each) => all.has(each))) begin();
    };
    bringRecordings(lecture, came, over.signal).then(begin, failed);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [lecture, failed]);
  // What is looked at goes on when others come.
  const made = useRef(new WeakMap<Recorded, Player>());
  const players = useMemo(() => items.map(({ recorded }) => playerIn(here, recorded, made.current)), [items, here]);
  return begins ? players : null;
}

function playerIn(here: Recordings, recorded: Recorded | null, made: WeakMap<Recorded, Player>): Players[number] {
  if (!recorded) return null;
  const sheet = here.get(recorded.sheet);
  if (sheet === undefined || sheet === "away") return "away";
  const recording = sheet?.slots.get(recorded.slot);
  const player = made.get(recorded) ?? (sheet && recording ? playerOf(recording, recorded, sheet.size) : null);
  if (player) made.set(recorded, player);
  return player;
}
