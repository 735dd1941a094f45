import { useEffect, useState } from "react";
import { useStore } from "../../app/store.ts";
import { type Room, roomHere } from "../../library/room.ts";

/** How much room there is for models, looked at anew when there are others; null while the browser doesn't say. */
export function useRoom(): Room | null {
  const models = useStore((state) => state.models);
  const [room, setRoom] = useState<Room | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is used changes with the models
  useEffect(() => {
    let gone = false;
    roomHere().then(
      (found) => !gone && setRoom(found),
      (error: unknown) => console.warn("the browser does not say how much room there is", error),
    );
    return () => {
      gone = true;
    };
  }, [models]);
  return room;
}
