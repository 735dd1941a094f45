import { useEffect, useState } from "react";
import { EMBEDDED } from "../../../app/embed.ts";
import { getState } from "../../../app/store.ts";
import { type Offer, offersFor } from "../../../pictures/take-to.ts";
import { takenFrom, takenOf } from "../../../pictures/taken.ts";
import { fits } from "../../../pictures/tensor.ts";
import { roomOfSlot } from "../../../recipe/room-of-slot.ts";
import type { InputPicture } from "../../../scene/picture.ts";
import type { Taken } from "../../../scene/take.ts";
import type { Noised, Subject } from "./open.ts";

export interface Offers {
  readonly offers: readonly Offer[];
  /** As it was seen when it was asked. */
  readonly taken: Taken | null;
  /** What keeps rooms from taking it, as a word there is a sentence for; null where nothing does. */
  readonly block: "nothing" | "otherModel" | null;
}

/** What rooms do with a picture; null until they have said. */
export function useOffers(of: Subject["of"]): Offers | null {
  const [said, setSaid] = useState<{ readonly of: Subject["of"]; readonly offers: Offers } | null>(null);
  useEffect(() => {
    let wanted = true;
    void askRooms(of).then((offers) => wanted && setSaid({ of, offers }));
    return () => {
      wanted = false;
    };
  }, [of]);
  return said?.of === of ? said.offers : null;
}

async function askRooms(of: Subject["of"]): Promise<Offers> {
  const { model, place } = getState();
  const ofRun = "slot" in of;
  const taken = ofRun ? takenOf(of.slot, of.picture, of.which, of.position) : takenAlone(of);
  const fitting = !taken || model.phase !== "ready" || fits(taken.picture, model.model);
  const offers = await offersFor(ofRun ? roomOfSlot(of.slot) : place);
  return {
    // An embedded room is the only one.
    offers: EMBEDDED ? offers.filter(({ room }) => room.id === place) : offers,
    taken,
    block: !taken ? "nothing" : fitting ? null : "otherModel",
  };
}

const takenAlone = (of: InputPicture | Noised) => ("picture" in of ? takenFrom(of.picture, of.t) : takenFrom(of));
