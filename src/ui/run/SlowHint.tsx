import { sceneOf, setScene } from "../../app/actions.ts";
import { useRun, useRuns } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { FEW_STEPS } from "../../diffusion/samplers/presets.ts";
import { timeInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import { secondsLeft } from "../../run/status.ts";
import { roomNamed } from "../../scene/rooms.ts";
import { Button } from "../primitives/Button.tsx";
import styles from "./SlowHint.module.css";
import { words } from "./words.ts";

/** From here on waiting is worth a word. */
const LONG_SECONDS = 60;

/** Where a room's run takes minutes it says so, whatever engine it runs on, and offers the way around. */
export function SlowHint({ room: id }: { readonly room: string }) {
  const t = useWords(words);
  const device = useStore(({ model }) => (model.phase === "ready" ? model.engine.device : null));
  const left = useRuns((runs) => secondsLeft(runs, id));
  const length = useRun(id)?.length ?? 0;
  if (device === null || left <= LONG_SECONDS) return null;
  const room = roomNamed(id);
  const few = room.fewer?.(sceneOf(id));
  const run = () => {
    if (few) setScene(few);
    void room.run();
  };
  const times = Math.round(length / FEW_STEPS);
  return (
    <div className={styles.hint}>
      <span>{t(`run.slow.${device}`, { time: timeInWords(left) })}</span>
      {few && times >= 4 && <Button onClick={run}>{t("run.slowAction", { times })}</Button>}
    </div>
  );
}
