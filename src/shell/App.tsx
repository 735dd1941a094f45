import { Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { EMBEDDED } from "../app/embed.ts";
import { useStore } from "../app/store.ts";
import { useWords } from "../i18n/words.ts";
import { pageNamed, roomAt } from "../scene/rooms.ts";
import { listenToKeys, useShortcuts } from "../ui/frame/keys.ts";
import { part } from "../ui/part.tsx";
import { Show } from "../ui/Show.tsx";
import styles from "./App.module.css";
import { LiveRegion } from "./LiveRegion.tsx";
import { Nav } from "./Nav.tsx";
import { RoomBoundary } from "./RoomBoundary.tsx";
import { pageShortcuts, placeShortcuts } from "./shortcuts.ts";
import { WayOut } from "./WayOut.tsx";
import { words } from "./words.ts";

const DropOverlay = part(() => import("./DropOverlay.tsx"));
const ModelsDialog = part(() => import("../ui/models/ModelsDialog.tsx"));
const ShortcutsDialog = part(() => import("./ShortcutsDialog.tsx"));

/** The frame of the page: where to go, where one is, and what holds everywhere. */
export function App() {
  const t = useWords(words);
  // A room that is still loading does not blank the page: the one before it stays until then.
  const place = useDeferredValue(useStore((state) => state.place));
  const shelf = useStore((state) => state.shelf);
  const [keys, setKeys] = useState(false);
  const { View } = pageNamed(place);
  // An embedded room is the only one: a picture dropped on it does not lead away from it.
  const pictures = roomAt(place)?.pictures;
  const takesPictures = !EMBEDDED || (pictures !== undefined && !pictures.taken);

  useEffect(listenToKeys, []);
  useFocusThere(place);
  useShortcuts(useMemo(() => [...pageShortcuts(() => setKeys(true)), ...(EMBEDDED ? [] : placeShortcuts())], []));

  return (
    <div className={styles.app} data-embedded={EMBEDDED || undefined}>
      <a className={styles.skip} href="#stage">
        {t("app.skip")}
      </a>
      <div className={styles.room}>
        <Suspense>
          <RoomBoundary key={place} view={View}>
            <Show view={View} />
          </RoomBoundary>
        </Suspense>
      </div>
      {EMBEDDED ? <WayOut /> : <Nav />}
      <LiveRegion />
      {takesPictures && <DropOverlay />}
      {shelf && <ModelsDialog />}
      {keys && <ShortcutsDialog onClose={() => setKeys(false)} />}
    </div>
  );
}

/** What was in focus may go away with its room, as the picture does whose menu led elsewhere: then the new room is. */
function useFocusThere(place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    if (document.activeElement !== document.body) return;
    document.getElementById("stage")?.focus({ preventScroll: true });
  }, [place]);
}
