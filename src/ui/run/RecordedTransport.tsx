import { Pause, Play } from "lucide-react";
import { useEffect } from "react";
import { sceneOf } from "../../app/actions.ts";
import { useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { wantsStillness } from "../../app/preferences.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { roomIn } from "../../run/room-in.ts";
import { roomNamed } from "../../scene/rooms.ts";
import { sameScene } from "../../scene/scene.ts";
import { Button, IconButton } from "../primitives/Button.tsx";
import { megabytes } from "./format.ts";
import { mainAction } from "./main-action.ts";
import { WAITS_FOR } from "./Readout.tsx";
import css from "./RecordedTransport.module.css";
import { recordedSlotOf } from "./recorded-slot.ts";
import { Timeline } from "./Timeline.tsx";
import { words } from "./words.ts";

interface RecordedTransportProps {
  readonly slot: string;
  readonly onRun: (paused: boolean) => void;
  readonly blocked?: string | undefined;
}

/** In an embed, until somebody presses Run: the recording is played and scrubbed, and Run says what it takes. */
export default function RecordedTransport({ slot, onRun, blocked }: RecordedTransportProps) {
  const t = useWords(words);
  const recorded = recordedSlotOf(slot);
  const run = useRun(recorded);
  const moves = (run && (slots.of(recorded).feed.recording?.positions().length ?? 0) > 1) ?? false;
  const cost = useCost(slot);
  const what = useWhatPlays(slot);

  useEffect(() => {
    const { playback } = slots.of(recorded);
    if (moves && !wantsStillness()) playback.toggle();
    return () => playback.stop();
  }, [recorded, moves]);

  const main = mainAction(run, onRun, recorded);
  return (
    <section className={css.transport} aria-label={t("run.timeline")}>
      {moves && (
        <>
          <IconButton
            size="large"
            className={css.play}
            label={t(run?.playing ? "run.pause" : "embed.play")}
            onClick={main.act}
          >
            {run?.playing ? <Pause /> : <Play />}
          </IconButton>
          <div className={css.timeline}>
            <Timeline slot={recorded} />
          </div>
        </>
      )}
      <Button
        look={blocked === undefined ? "primary" : "outlined"}
        size="large"
        className={css.run}
        disabled={blocked !== undefined}
        aria-describedby={WAITS_FOR}
        onClick={() => onRun(false)}
      >
        {t("run.run")}
      </Button>
      <p id={WAITS_FOR} className={css.words}>
        {[what && t(what), blocked ?? cost].filter(Boolean).join(" ")}
      </p>
    </section>
  );
}

/** What a press of Run fetches and computes. */
function useCost(slot: string): string {
  const t = useWords(words);
  const scene = useStore(() => sceneOf(roomOf(slot).id));
  const bytes = useStore(({ model, modelId, models }) =>
    model.phase === "ready" ? 0 : (models.find(({ id }) => id === modelId)?.bytes ?? 0),
  );
  const { steps, pictures } = roomOf(slot).cost(scene);
  const makes = t("embed.makes", { steps, pictures });
  return bytes > 0 ? `${makes} ${t("embed.fetches", { megabytes: megabytes(bytes) })}` : makes;
}

/** Where what plays is not what Run makes: that it isn't, or that nothing was recorded. */
function useWhatPlays(slot: string): "embed.nothing" | "embed.other" | null {
  const run = useRun(recordedSlotOf(slot));
  const scene = useStore(() => sceneOf(roomOf(slot).id));
  const modelId = useStore((state) => state.modelId);
  if (!run) return "embed.nothing";
  return run.model?.id === modelId && sameScene(run.scene, scene) ? null : "embed.other";
}

const roomOf = (slot: string) => roomNamed(roomIn(slot));
