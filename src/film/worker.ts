/** Makes one film away from the page. */
import { wordsOf } from "../bytes/words-of.ts";
import { listen } from "../pulse/ping.ts";
import { produce } from "./produce.ts";
import type { FilmSpec, FromFilmWorker, ShotPixels, ToFilmWorker } from "./protocol.ts";

const say = (message: FromFilmWorker, transfer: Transferable[] = []) => postMessage(message, { transfer });

/** The next shot that the page sends. */
function shotAt(shot: number, frames: number): Promise<ShotPixels> {
  return new Promise((resolve) => {
    const onMessage = ({ data }: MessageEvent<ToFilmWorker>) => {
      if (data.kind !== "shot") return;
      removeEventListener("message", onMessage);
      resolve(data.pixels);
    };
    addEventListener("message", onMessage);
    say({ kind: "next", shot, frames });
  });
}

async function make(spec: FilmSpec): Promise<void> {
  try {
    const bytes = await produce(spec, shotAt);
    say({ kind: "done", bytes }, [bytes.buffer]);
  } catch (error) {
    say({ kind: "failed", message: wordsOf(error) });
  }
}

listen<ToFilmWorker>((said) => {
  if (said.kind === "make") void make(said.spec);
});
