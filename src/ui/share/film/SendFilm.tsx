import { Download, Send, X } from "lucide-react";
import { useEffect, useState } from "react";
import { saveFile } from "../../../app/save-file.ts";
import { wordsOf } from "../../../bytes/words-of.ts";
import { secondsOf } from "../../../film/timing.ts";
import { useWords } from "../../../i18n/words.ts";
import { Button } from "../../primitives/Button.tsx";
import { megabytes, number } from "../../run/format.ts";
import shareCss from "../share.module.css";
import css from "./film.module.css";
import type { FilmPlan } from "./plan.ts";
import { type FilmFile, useFilmFile } from "./use-film-file.ts";
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
const isVideo = (type: string | null) => type?.startsWith("video/") === true;

/** To the disk, or to another program where the system can; it is made by the first press, and can be stopped. */
export function SendFilm({ plan, bytes, make, name, type, onStatus }: SendFilmProps) {
  const w = useWords(words);
  const film = useFilmFile(make);
  const { part, get, cancel } = film;
  const [asked, setAsked] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (part !== null) setReady(false);
  }, [part]);
  const file = (blob: Blob[]) => new File(blob, name, { type: type ?? "" });
  const canSend = type !== null && navigator.canShare?.({ files: [file([])] }) === true;
  useBeforehand(canSend && isVideo(type), make, get);
  const failed = (error: unknown) => {
    if (isAbort(error)) return;
    onStatus(w("failed", { message: wordsOf(error) }));
  };

  const wanted = async () => {
    onStatus("");
    setAsked(true);
    return get().finally(() => setAsked(false));
  };
  const save = async () => {
    try {
      if (await saveFile(wanted(), name)) onStatus(w("saved", { name }));
      // The dialog was closed: nobody wants it.
      else cancel();
    } catch (error) {
      failed(error);
    }
  };
  const send = async () => {
    try {
      const made = file([await wanted()]);
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

  return (
    <div className={css.send}>
      <p className={shareCss.note}>{useFacts({ plan, bytes, film, type })}</p>
      {part !== null && asked ? (
        <div className={css.making}>
          <progress value={part} aria-label={w("making", { percent: percentOf(part) })} />
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

const percentOf = (part: number) => Math.floor(part * 100);

/** A choice may be followed by another. */
const REST_MS = 400;

/**
 * Where the system takes films it takes them only soon after a press: one is made as soon as its choices rest, so that
 * the press which sends it is the only one.
 */
function useBeforehand(wanted: boolean, make: SendFilmProps["make"], get: FilmFile["get"]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another function is another film
  useEffect(() => {
    if (!wanted) return;
    // What keeps it from being made is said to who asks for it.
    const timer = setTimeout(() => void get().catch(() => {}), REST_MS);
    return () => clearTimeout(timer);
  }, [wanted, make, get]);
}

/** Its size, how long it lasts, and its bytes: as they are, else as far as they are known. */
function useFacts({ plan, bytes, film, type }: Pick<SendFilmProps, "plan" | "bytes" | "type"> & { film: FilmFile }) {
  const w = useWords(words);
  const { width, height } = plan.layout;
  const about = { width, height, seconds: number(secondsOf(plan.shots), 1) };
  if (film.bytes !== null) return w("factsMade", { ...about, megabytes: megabytes(film.bytes) });
  if (bytes === null) return w("factsSoon", about);
  // A video takes fewer bits than it may, the more so the less there is of noise.
  return w(isVideo(type) ? "factsMost" : "facts", { ...about, megabytes: megabytes(bytes) });
}
