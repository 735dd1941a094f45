/** How many bytes a film will have, a moment after a choice rests. */
import { useEffect, useState } from "react";
import { fromBitrate, fromSamples, samplesOf } from "../../../film/estimate.ts";
import { makeFilm } from "../../../film/make.ts";
import type { FilmKind } from "../../../film/protocol.ts";
import { type FilmPlan, pixelsAt, specOf } from "./plan.ts";

const REST_MS = 300;

/** Null until it is known. */
export function useEstimate(plan: FilmPlan | null, kind: FilmKind | null): number | null {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    setBytes(null);
    if (!plan || !kind) return;
    const { shots } = plan;
    if (kind.format === "video") return setBytes(fromBitrate(kind.video.bitrate, shots));
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const spec = { ...specOf(plan, kind, null), shots: samplesOf(shots) };
      const options = { pixelsAt: (stop: number) => pixelsAt(plan, stop), onProgress: () => {}, signal: abort.signal };
      try {
        const some = await makeFilm(spec, options);
        setBytes(fromSamples(some.length, shots));
      } catch (error) {
        // What keeps a film from being made is said when it is made.
        if (!abort.signal.aborted) console.warn("a film's size was not estimated", error);
      }
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [plan, kind]);
  return bytes;
}
