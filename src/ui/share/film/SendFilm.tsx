import { Download, Send, X } from "lucide-react";
import { useEffect, useState } from "react";
import { saveFile } from "../../../app/save-file.ts";
import { secondsOf } from "../../../film/timing.ts";
import { useWords } from "../../../i18n/words.ts";
import { Button } from "../../primitives/Button.tsx";
import { megabytes, number } from "../../run/format.ts";
import shareCss from "../share.module.css";
import css from "./film.module.css";
import type { FilmPlan } from "./plan.ts";
import { useFilmFile } from "./use-film-file.ts";
import { words } from "./words.ts";

interface SendFilmProps {
  readonly plan: FilmPlan;
  /** As estimated. */
  readonly bytes: number | null;
  readonly make: Parameters<typeof useFilmFile>[0];
  readonly name: string;
  /** Null until it is known which kind there will be. */
  readonly type: string | null;
  readonly onStatus: (words: string) => void;
}

const isAbort = (error: unknown) => error instanceof DOMException && error.name === "AbortError";

/** To the disk, or to another program where the system can; it is made by the first press, and can be stopped. */
export function SendFilm({ plan, bytes, make, name, type, onStatus }: SendFilmProps) {
  const w = useWords(words);
  const { part, get, cancel } = useFilmFile(make);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (part !== null) setReady(false);
  }, [part]);
  const file = (blob: Blob[]) => new File(blob, name, { type: type ?? "" });
  const canSend = type !== null && navigator.canShare?.({ files: [file([])] }) === true;
  const failed = (error: unknown) => {
    if (isAbort(error)) return;
    onStatus(w("failed", { message: error instanceof Error ? error.message : String(error) }));
  };

  const save = async () => {
    onStatus("");
    try {
      if (await saveFile(get(), name)) onStatus(w("saved", { name }));
      // The dialog was closed: nobody wants it.
      else cancel();
    } catch (error) {
      failed(error);
    }
  };
  const send = async () => {
    onStatus("");
    try {
      const made = file([await get()]);
      await navigator.share({ files: [made] });
      onStatus(w("sent"));
    } catch (error) {
      // A browser shares only soon after a press: it took longer to make than that.
      if (error instanceof DOMException && error.name === "NotAllowedError") {
        setReady(true);
        onStatus(w("ready"));
      } else failed(error);
    }
  };
  const stop = () => {
    cancel();
    onStatus(w("cancelled"));
  };

  const { width, height } = plan.layout;
  const seconds = number(secondsOf(plan.shots), 1);
  const percent = Math.floor((part ?? 0) * 100);
  return (
    <div className={css.send}>
      <p className={shareCss.note}>
        {bytes === null
          ? w("factsSoon", { width, height, seconds })
          : // A video takes fewer bits than it may, the more so the less there is of noise.
            w(type?.startsWith("video/") ? "factsMost" : "facts", {
              width,
              height,
              seconds,
              megabytes: megabytes(bytes),
            })}
      </p>
      {part !== null ? (
        <div className={css.making}>
          <progress value={part} aria-label={w("making", { percent })} />
          <Button icon={<X />} onClick={stop}>
            {w("cancel")}
          </Button>
        </div>
      ) : (
        <div className={shareCss.actions}>
          {canSend && (
            <Button look={ready ? "primary" : "outlined"} icon={<Send />} onClick={() => void send()}>
              {w("send")}
            </Button>
          )}
          <Button icon={<Download />} disabled={type === null} onClick={() => void save()}>
            {w("save")}
          </Button>
        </div>
      )}
    </div>
  );
}
