import { Redo2, Settings2, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { redo, undo } from "../../app/actions.ts";
import { BARE, EMBEDDED } from "../../app/embed.ts";
import { useCanUndo } from "../../app/hooks.ts";
import { useWords } from "../../i18n/words.ts";
import { roomNamed } from "../../scene/rooms.ts";
import { part } from "../part.tsx";
import { IconButton } from "../primitives/Button.tsx";
import { SlowHint } from "../run/SlowHint.tsx";
import { AddToLecture } from "../share/AddToLecture.tsx";
import { KeepButton } from "../share/KeepButton.tsx";
import { ShareButton } from "../share/ShareButton.tsx";
import { AboutButton } from "./AboutButton.tsx";
import { EngineBadge } from "./EngineBadge.tsx";
import { ModelField } from "./ModelField.tsx";
import { Notices } from "./Notices.tsx";
import styles from "./RoomFrame.module.css";
import { useNarrow } from "./use-narrow.ts";
import { words } from "./words.ts";

const PictureMenus = part(() => import("../pictures/menu/PictureMenus.tsx"));
const SettingsSheet = part(() => import("./SettingsSheet.tsx"));

interface RoomFrameProps {
  /** Its id. */
  readonly room: string;
  /** In the head: what the pictures show, saving them. */
  readonly tools?: ReactNode;
  /** Above the pictures, when there is something to say about them. */
  readonly note?: ReactNode;
  /** The pictures. They get all the room there is. */
  readonly children: ReactNode;
  /** Under the pictures: run, pause, the timeline. */
  readonly transport: ReactNode;
  /** The controls: at the right, or in a sheet on a phone. */
  readonly settings: ReactNode;
  /** Stays in sight under the controls (the offer to restart). */
  readonly foot?: ReactNode;
}

/** How every room is laid out: the stage in the middle, the transport under it, settings at the right. */
export function RoomFrame({ room, tools, note, children, transport, settings, foot }: RoomFrameProps) {
  const t = useWords(words);
  const { words: named, alone = false } = roomNamed(room);
  const title = useWords(named);
  const narrow = useNarrow();
  const [sheet, setSheet] = useState(false);
  const panel = !narrow && !BARE;
  return (
    <div className={styles.frame} data-bare={BARE || undefined} data-embedded={EMBEDDED || undefined}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <div className={styles.titleLine}>
            <h1 className={styles.title}>{title("name")}</h1>
            <AboutButton room={room} />
          </div>
          <p className={styles.lead}>{title("lead")}</p>
        </div>
        {/* Before the tools: it comes when the engine is known, and none of them moves then. */}
        {(!narrow || BARE) && !alone && <EngineBadge short={narrow} />}
        <div className={styles.tools}>{tools}</div>
        <div className={styles.always}>
          {!EMBEDDED && !alone && <KeepButton room={room} />}
          {!EMBEDDED && !alone && !narrow && <AddToLecture room={room} />}
          {!EMBEDDED && <ShareButton room={room} />}
          {narrow && !BARE && (
            <IconButton look="outlined" label={t("settings.open")} onClick={() => setSheet(true)}>
              <Settings2 />
            </IconButton>
          )}
        </div>
      </header>
      <main id="stage" className={styles.stage} tabIndex={-1}>
        <Notices />
        <SlowHint room={room} />
        {note && <div className={styles.note}>{note}</div>}
        <div className={styles.pictures}>{children}</div>
        <PictureMenus />
      </main>
      <div className={styles.transport}>
        {!panel && foot}
        {transport}
      </div>
      {!panel ? (
        sheet && (
          <SettingsSheet tools={<UndoButtons room={room} />} onClose={() => setSheet(false)}>
            <div className={styles.settings}>
              {!alone && <ModelField />}
              {settings}
              {!alone && <EngineBadge />}
            </div>
          </SettingsSheet>
        )
      ) : (
        <aside className={styles.panel} aria-label={t("settings.title")}>
          <div className={styles.panelHead}>
            <h2 className={styles.panelTitle}>{t("settings.title")}</h2>
            <UndoButtons room={room} />
          </div>
          <div className={styles.settings}>
            {!alone && <ModelField />}
            {settings}
          </div>
          {foot}
        </aside>
      )}
    </div>
  );
}

function UndoButtons({ room }: { readonly room: string }) {
  const t = useWords(words);
  const can = useCanUndo(room);
  return (
    <div className={styles.undo}>
      <IconButton label={t("settings.undo")} disabled={!can.undo} onClick={() => undo(room)}>
        <Undo2 />
      </IconButton>
      <IconButton label={t("settings.redo")} disabled={!can.redo} onClick={() => redo(room)}>
        <Redo2 />
      </IconButton>
    </div>
  );
}
