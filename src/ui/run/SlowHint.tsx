import { sceneOf, setScene } from "../../app/actions.ts";
import { useRuns } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { FEW_STEPS } from "../../diffusion/samplers/presets.ts";
import { timeInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import { secondsLeftIn } from "../../run/time-left.ts";
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
  const left = useRuns((runs) => secondsLeftIn(id, Object.values(runs)));
  const scene = useRuns((runs) => runs[id]?.scene);
  if (device === null || !scene || left <= LONG_SECONDS) return null;
  const room = roomNamed(id);
  const few = room.fewer?.(sceneOf(id));
  const run = () => {
    if (few) setScene(few);
    void room.run();
  };
  const times = Math.round(room.cost(scene).steps / FEW_STEPS);
  return (
    <div className={styles.hint}>
      <span>{t(`run.slow.${device}`, { time: timeInWords(left) })}</span>
      {few && times >= 4 && <Button onClick={run}>{t("run.slowAction", { times })}</Button>}
    </div>
  );
}
