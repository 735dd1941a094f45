import { useCallback, useEffect, useMemo, useState } from "react";
import { useStore } from "../../../app/store.ts";
import { makeFilm } from "../../../film/make.ts";
import type { FilmKind } from "../../../film/protocol.ts";
import { usualPace } from "../../../film/timing.ts";
import { type VideoKind, videoKind } from "../../../film/video-kind.ts";
import { useWords } from "../../../i18n/words.ts";
import { filmTags, withRecipe } from "../../../recipe/film-file.ts";
import type { Shareable } from "../../../recipe/sharing.ts";
import type { Reel } from "../../../scene/reel.ts";
import { words as pictureWords } from "../../pictures/words.ts";
import shareCss from "../share.module.css";
import { FilmChoices } from "./FilmChoices.tsx";
import { FilmPreview } from "./FilmPreview.tsx";
import { inkOfPage } from "./letters.ts";
import { type Choices, pixelsAt, planOf, specOf } from "./plan.ts";
import { ofOne, reelsOf } from "./reels.ts";
import { SendFilm } from "./SendFilm.tsx";
import { useEstimate } from "./use-estimate.ts";
import { words } from "./words.ts";

interface FilmPartProps {
  readonly shared: Shareable;
  readonly onStatus: (words: string) => void;
}

const MIME = { mp4: "video/mp4", webm: "video/webm", gif: "image/gif", apng: "image/png" } as const;
/** Every program knows an APNG as a PNG. */
const ENDING = { mp4: "mp4", webm: "webm", gif: "gif", apng: "png" } as const;

/** What ran, as a film: a look at it, what can be chosen of it, and the file. */
export function FilmPart({ shared, onStatus }: FilmPartProps) {
  const w = useWords(words);
  const reels = useReels(shared);
  const [id, setId] = useState<Reel["id"] | null>(null);
  const reel = reels?.find((each) => each.id === id) ?? reels?.[0];
  if (reels === null) return <div className={shareCss.preview} aria-busy />;
  if (!reel) return <p className={shareCss.note}>{w("nothing")}</p>;
  // Another reel begins with choices of its own.
  return <OfReel key={reel.id} {...{ reel, reels, shared, onStatus }} onReel={setId} />;
}

function useReels(shared: Shareable): readonly Reel[] | null {
  const [reels, setReels] = useState<readonly Reel[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void reelsOf(shared).then((found) => wanted && setReels(found));
    return () => {
      wanted = false;
    };
  }, [shared]);
  return reels;
}

interface OfReelProps extends FilmPartProps {
  readonly reel: Reel;
  readonly reels: readonly Reel[];
  readonly onReel: (id: Reel["id"]) => void;
}

function OfReel({ reel, reels, shared, onReel, onStatus }: OfReelProps) {
  const w = useWords(words);
  const t = useWords(pictureWords);
  const view = useStore((state) => state.view);
  const look = useStore((state) => state.look);
  const [choices, setChoices] = useState<Choices>(() => ({
    shows: view === "x" ? "x" : "x0",
    one: null,
    format: "video",
    size: 720,
    smooth: look === "smooth",
    caption: true,
    pace: { stepsPerSecond: usualPace(reel.stops), ease: true, hold: 1.5, back: reel.id === "walk" },
    bare: false,
  }));
  const { shows, one, size, smooth, caption, pace, bare } = choices;
  const ink = useMemo(inkOfPage, []);
  const plan = useMemo(() => {
    const names = { x0: `${t("view.guess")} x̂₀`, x: `${t("view.noisy")} xₜ` };
    return planOf(one === null ? reel : ofOne(reel, one), { shows, size, smooth, caption, pace }, names, ink);
  }, [reel, one, shows, size, smooth, caption, pace, t, ink]);
  const video = useVideoKind(plan?.layout.width, plan?.layout.height);
  const format = choices.format === "video" && video === null ? "gif" : choices.format;
  const kind = useMemo((): FilmKind | null => {
    if (format !== "video") return { format };
    return video ? { format, video } : null;
  }, [format, video]);
  const bytes = useEstimate(plan, kind);

  const { recipe, model } = shared;
  const file = kind && (kind.format === "video" ? kind.video.container : kind.format);
  const type = file && MIME[file];
  const make = useCallback(
    async (signal: AbortSignal, onProgress: (part: number) => void) => {
      if (!plan || !kind || !type) throw new Error("there is nothing to make a film of");
      const spec = specOf(plan, kind, bare ? null : filmTags(recipe, model));
      const made = await makeFilm(spec, { pixelsAt: (stop) => pixelsAt(plan, stop), signal, onProgress });
      return new Blob([bare ? made : withRecipe(made, kind.format, recipe, model)], { type });
    },
    [plan, kind, type, bare, recipe, model],
  );

  if (!plan) return null;
  return (
    <section className={shareCss.picturePart} aria-label={w("film")}>
      <div className={shareCss.seen}>
        <FilmPreview plan={plan} />
        <SendFilm
          {...{ plan, bytes, make, onStatus }}
          name={`backstep-${shared.scene.room}${reel.id === "walk" ? "-walk" : ""}.${file ? ENDING[file] : ""}`}
          type={type}
        />
      </div>
      <div className={shareCss.choices}>
        <FilmChoices
          {...{ reel, reels, plan, video, onReel }}
          choices={{ ...choices, format }}
          onChange={(change) => setChoices((now) => ({ ...now, ...change }))}
        />
      </div>
    </section>
  );
}

/** Undefined until the browser has said; null where it encodes no video. */
function useVideoKind(width: number | undefined, height: number | undefined): VideoKind | null | undefined {
  const [kind, setKind] = useState<VideoKind | null>();
  useEffect(() => {
    if (width === undefined || height === undefined) return;
    let wanted = true;
    void videoKind({ width, height }).then((found) => wanted && setKind(found));
    return () => {
      wanted = false;
    };
  }, [width, height]);
  return kind;
}
