import { Info } from "lucide-react";
import { lazy, Suspense } from "react";
import { useT } from "../../i18n/words.ts";
import type { Room } from "../../recipe/scene.ts";
import { IconButton } from "../primitives/Button.tsx";
import { Popover } from "../primitives/Popover.tsx";
import styles from "./AboutButton.module.css";

const About = lazy(() => import("./About.tsx"));

/** Beside a room's title: what the room is about, and its equation. Loaded when it is opened. */
export function AboutButton({ room }: { readonly room: Room }) {
  const t = useT();
  return (
    <Popover
      wide
      side="after"
      title={t("about.open")}
      trigger={
        <IconButton label={t("about.open")} className={styles.button}>
          <Info />
        </IconButton>
      }
    >
      <Suspense>
        <About room={room} />
      </Suspense>
    </Popover>
  );
}
