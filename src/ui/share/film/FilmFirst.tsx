import { X } from "lucide-react";
import { useRuns } from "../../../app/hooks.ts";
import { slots } from "../../../app/page.ts";
import { useStore } from "../../../app/store.ts";
import { useWords } from "../../../i18n/words.ts";
import { roomIn } from "../../../run/room-in.ts";
import { isActive } from "../../../run/status.ts";
import type { Scene } from "../../../scene/scene.ts";
import { PictureCanvas } from "../../pictures/PictureCanvas.tsx";
import { Button } from "../../primitives/Button.tsx";
import { LoadProgressBar } from "../../run/LoadProgressBar.tsx";
import { stateInWords } from "../../run/state-words.ts";
import css from "./film.module.css";
import { words } from "./words.ts";

interface FilmFirstProps {
  readonly scene: Scene;
  readonly onCancel: () => void;
}

/** What a film is wanted of runs first: its first picture on its way, how long it takes, and Cancel, which ends the run. */
export function FilmFirst({ scene: { room }, onCancel }: FilmFirstProps) {
  const w = useWords(words);
  const loading = useStore(({ model }) => model.phase === "loading");
  const run = useRuns((runs) => {
    const own = Object.values(runs).filter(({ slot }) => roomIn(slot) === room);
    return own.find(({ phase }) => phase === "running") ?? runs[room];
  });
  const cancel = () => {
    for (const { name, status } of slots.all) if (roomIn(name) === room && isActive(status)) slots.of(name).cancel();
    onCancel();
  };
  const { position = 0, length = 0 } = run?.pace ?? {};
  const { width = 1, height = 1 } = run?.model ?? {};
  const scale = COMING_PX / Math.max(width, height);
  return (
    <section className={css.first} aria-label={w("film")}>
      <p>{w("first")}</p>
      {run?.phase === "running" && run.model && (
        <div className={css.coming}>
          <div className={css.comingPicture} style={{ width: width * scale, height: height * scale }}>
            <PictureCanvas
              slot={run.slot}
              which="x0"
              columns={1}
              rows={1}
              pictures={FIRST}
              size={run.model}
              css={scale}
            />
          </div>
        </div>
      )}
      {loading ? (
        <LoadProgressBar />
      ) : (
        <>
          <progress value={position} max={length || 1} aria-label={w("firstName")} />
          <div className={css.firstLine}>
            <p role="status">{run && stateInWords(run)}</p>
            <Button icon={<X />} onClick={cancel}>
              {w("cancel")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

const FIRST = [0] as const;
const COMING_PX = 160;
