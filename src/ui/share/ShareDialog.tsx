import { FolderOpen } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useRun } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { receive } from "../../recipe/receive.ts";
import { type Shareable, shareableOf } from "../../recipe/sharing.ts";
import { roomNamed } from "../../scene/rooms.ts";
import type { Scene } from "../../scene/scene.ts";
import { useNarrow } from "../frame/use-narrow.ts";
import { Button } from "../primitives/Button.tsx";
import { Dialog } from "../primitives/Dialog.tsx";
import { Segmented } from "../primitives/Segmented.tsx";
import { AddressPart } from "./AddressPart.tsx";
import { AddToLecture } from "./AddToLecture.tsx";
import { EmbedPart } from "./EmbedPart.tsx";
import { FilmFirst } from "./film/FilmFirst.tsx";
import { FilmPart } from "./film/FilmPart.tsx";
import { useComing } from "./film/use-coming.ts";
import { words as filmWords } from "./film/words.ts";
import { LinkPart } from "./LinkPart.tsx";
import { PicturePart } from "./PicturePart.tsx";
import { RawPart } from "./RawPart.tsx";
import css from "./share.module.css";
import { words } from "./words.ts";

interface ShareDialogProps {
  readonly room: string;
  /** What it opens with. */
  readonly first?: "picture" | "film";
  /** A film of it is wanted as soon as it has run. */
  readonly coming?: Scene | null;
  readonly onClose: () => void;
}

/** Everything that leaves this room: a link, a picture, numbers. And the way back in. */
export default function ShareDialog({ room, first = "picture", coming = null, onClose }: ShareDialogProps) {
  const w = useWords(words);
  const f = useWords(filmWords);
  const [what, setWhat] = useState(first);
  const narrow = useNarrow();
  const { alone, numbers } = roomNamed(room);
  const shared = useShareable(room);
  const [status, setStatus] = useState("");
  const waits = useComing(coming, onClose);
  const file = useRef<HTMLInputElement>(null);
  return (
    <Dialog open title={w("title")} kind={narrow ? "sheet" : "centre"} onClose={onClose}>
      <div className={css.dialog}>
        {waits && coming ? (
          <FilmFirst scene={coming} onCancel={onClose} />
        ) : alone ? (
          <>
            <AddressPart room={room} onStatus={setStatus} />
            <EmbedPart room={room} onStatus={setStatus} />
          </>
        ) : shared ? (
          <>
            {shared.inputs > 0 && <p className={css.travel}>{w("travel", { count: shared.inputs })}</p>}
            {!numbers && (
              <div className={css.what}>
                <Segmented
                  fill
                  label={f("what")}
                  value={what}
                  options={(["picture", "film"] as const).map((value) => ({ value, label: f(value) }))}
                  onChange={setWhat}
                />
                {what === "film" ? (
                  <FilmPart shared={shared} onStatus={setStatus} />
                ) : (
                  <PicturePart room={room} shared={shared} onStatus={setStatus} />
                )}
              </div>
            )}
            <LinkPart shared={shared} onStatus={setStatus} />
            <EmbedPart
              room={room}
              linkWithPictures={typeof shared.linkWithPictures === "string" ? shared.linkWithPictures : undefined}
              own={shared.recipe.model.own !== undefined}
              onStatus={setStatus}
            />
            <RawPart room={room} shared={shared} onStatus={setStatus} />
          </>
        ) : (
          <p className={css.note}>{w("noModel")}</p>
        )}
        {/* On a wide page it stands beside Share. */}
        {narrow && !alone && (
          <section className={css.part}>
            <p className={css.words}>{w("lectureHelp")}</p>
            <AddToLecture named room={room} onPress={onClose} />
          </section>
        )}
        <footer className={css.foot}>
          <p className={css.status} role="status">
            {status}
          </p>
          <Button look="plain" icon={<FolderOpen />} onClick={() => file.current?.click()}>
            {w("open")}
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              onClose();
              void receive({ files });
            }}
          />
        </footer>
      </div>
    </Dialog>
  );
}

/** What can be shared now; made again when the run ends or the model is ready. */
function useShareable(room: string): Shareable | null {
  const [shared, setShared] = useState<Shareable | null>(null);
  const run = useRun(room);
  const model = useStore((state) => state.model.phase);
  const moment = `${room} ${run?.serial} ${run?.phase} ${model}`;
  useEffect(() => {
    let current = moment;
    void shareableOf(room).then((found) => current === moment && setShared(found));
    return () => {
      current = "";
    };
  }, [room, moment]);
  return shared;
}
