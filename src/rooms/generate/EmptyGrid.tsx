import { useState } from "react";
import { useStore } from "../../app/store.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { layoutGrid, upTo } from "../../ui/pictures/layout.ts";
import gridStyles from "../../ui/pictures/PictureGrid.module.css";
import { useSize } from "../../ui/pictures/use-size.ts";
import { words } from "../../ui/pictures/words.ts";
import styles from "./Generate.module.css";
import { words as roomWords } from "./words.ts";

interface EmptyGridProps {
  readonly count: number;
  readonly size: PictureSize;
  /** Nothing brings them but a press: what comes, and what to press, is said. */
  readonly invites: boolean;
}

/** The places of pictures that are still to come. */
export function EmptyGrid({ count, size, invites }: EmptyGridProps) {
  const t = useWords(words);
  const w = useWords(roomWords);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  const smooth = useStore(({ look }) => look === "smooth");
  const layout = room && layoutGrid({ count, size, smooth, ...room });
  return (
    <div ref={setPlace} className={styles.empty}>
      {layout && (
        <div
          className={gridStyles.grid}
          role="img"
          aria-label={t("pictures.none")}
          style={{
            width: layout.cssWidth,
            height: layout.cssHeight,
            gridTemplateColumns: `repeat(${layout.columns}, 1fr)`,
            gap: layout.scale / room.dpr,
          }}
        >
          {upTo(count).map((i) => (
            <span key={i} className={gridStyles.vacant} />
          ))}
        </div>
      )}
      {invites && (
        <div className={styles.invitation}>
          <h2 className={styles.invitationTitle}>{w("empty", { count })}</h2>
          <p>{w("emptyHint")}</p>
        </div>
      )}
    </div>
  );
}
