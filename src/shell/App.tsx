import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from "react";
import { redo, roomOf, undo } from "../app/actions.ts";
import { EMBEDDED } from "../app/embed.ts";
import { getState, type Place, useStore } from "../app/store.ts";
import { t, useT } from "../i18n/words.ts";
import { ROOMS } from "../rooms/index.ts";
import { listenToKeys, type Shortcut, useShortcuts } from "../ui/frame/keys.ts";
import styles from "./App.module.css";
import { DropOverlay } from "./DropOverlay.tsx";
import { LiveRegion } from "./LiveRegion.tsx";
import { Nav } from "./Nav.tsx";
import { RoomBoundary } from "./RoomBoundary.tsx";
import { WayOut } from "./WayOut.tsx";

const ShortcutsDialog = lazy(() => import("./ShortcutsDialog.tsx"));

/** An embedded room is the only one: a picture dropped on another does not lead away from it. */
const TAKES_PICTURES: readonly Place[] = ["interpolate", "bits"];

/** The frame of the page: where to go, where one is, and what holds everywhere. */
export function App() {
  const t = useT();
  // A room that is still loading does not blank the page: the one before it stays until then.
  const place = useDeferredValue(useStore((state) => state.place));
  const [keys, setKeys] = useState(false);
  const Room = ROOMS.find((entry) => entry.place === place)?.Room;

  useEffect(listenToKeys, []);
  useShortcuts(useMemo(() => shortcuts(() => setKeys(true)), []));

  return (
    <div className={styles.app} data-embedded={EMBEDDED || undefined}>
      <a className={styles.skip} href="#stage">
        {t("app.skip")}
      </a>
      <div className={styles.room}>
        <Suspense>
          <RoomBoundary key={place}>{Room && <Room />}</RoomBoundary>
        </Suspense>
      </div>
      {EMBEDDED ? <WayOut /> : <Nav />}
      <LiveRegion />
      {(!EMBEDDED || TAKES_PICTURES.includes(place)) && <DropOverlay />}
      {keys && (
        <Suspense>
          <ShortcutsDialog onClose={() => setKeys(false)} />
        </Suspense>
      )}
    </div>
  );
}

const COMMAND = /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl";

function shortcuts(showList: () => void): Shortcut[] {
  const inRoom = (act: typeof undo) => () => {
    const room = roomOf(getState().place);
    if (room) act(room);
  };
  return [
    { code: "KeyZ", command: true, keys: [COMMAND, "Z"], label: () => t("keys.undo"), run: inRoom(undo) },
    {
      code: "KeyZ",
      command: true,
      shift: true,
      keys: [COMMAND, "⇧", "Z"],
      label: () => t("keys.redo"),
      run: inRoom(redo),
    },
    { code: "Slash", shift: true, keys: ["?"], label: () => t("keys.list"), run: showList },
  ];
}
