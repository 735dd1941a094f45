import { Suspense, useEffect, useMemo } from "react";
import { useShortcuts } from "../../frame/keys.ts";
import { ask } from "./asking.ts";
import { Handle } from "./Handle.tsx";
import { listenToLongPresses } from "./long-press.ts";
import { closeMenu, useMenu } from "./open.ts";
import { PictureMenu } from "./PictureMenu.tsx";
import { words } from "./words.ts";

/**
 * The menus of a room's pictures. A right click and the menu key reach a picture by themselves; a button over the one
 * that is pointed at, a long press and a key of ours ask it in the same way.
 */
export default function PictureMenus() {
  const opened = useMenu((menu) => menu.opened);
  useShortcuts(useMemo(() => [{ code: "KeyM", keys: ["M"], label: () => words.say("key"), run: askCurrent }], []));
  useEffect(listenToLongPresses, []);
  useEffect(() => closeMenu, []);
  return (
    <>
      <Suspense>
        <Handle />
      </Suspense>
      {opened && (
        <Suspense>
          <PictureMenu opened={opened} />
        </Suspense>
      )}
    </>
  );
}

/** The picture in focus, else the one pointed at, else the first. */
function askCurrent(): void {
  const current = [":focus", ":hover", ""].map((state) => document.querySelector(`[data-picture]${state}`));
  const picture = current.find((each) => each !== null);
  if (picture) ask(picture);
}
