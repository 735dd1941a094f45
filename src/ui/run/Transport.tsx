import { Pause, Play, RotateCcw, StepForward, X } from "lucide-react";
import type { ReactNode } from "react";
import { useChanged, useMoment, useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { roomIn } from "../../run/room-in.ts";
import { isActive } from "../../run/status.ts";
import { part } from "../part.tsx";
import { Button, IconButton } from "../primitives/Button.tsx";
import { LoadProgressBar } from "./LoadProgressBar.tsx";
import { mainAction } from "./main-action.ts";
import { Readout, WAITS_FOR } from "./Readout.tsx";
import { useWaits } from "./recorded-slot.ts";
import { Timeline } from "./Timeline.tsx";
import styles from "./Transport.module.css";
import { words } from "./words.ts";

const RecordedTransport = part(() => import("./RecordedTransport.tsx"));

interface TransportProps {
  readonly slot: string;
  /** Starts a run of the room's settings; paused, when only a step is wanted. */
  readonly onRun: (paused: boolean) => void;
  /** What it needs before it can run (two pictures); the button is off until then, and the page says so. */
  readonly blocked?: string | undefined;
  /** What else stands at the right: a room's own button. */
  readonly children?: ReactNode;
}

/** Run, pause, step, restart, cancel; where it is; and the timeline. The same in every room. */
export function Transport(props: TransportProps) {
  return useWaits(props.slot) ? <RecordedTransport {...props} /> : <RunTransport {...props} />;
}

function RunTransport({ slot, onRun, blocked, children }: TransportProps) {
  const t = useWords(words);
  const run = useRun(slot);
  const held = useMoment(slot, ({ position }) => position !== null);
  const loading = useStore((state) => state.model.phase === "loading" || state.model.phase === "absent");
  const main = mainAction(run, onRun, slot);
  const active = isActive(run);
  // One main button at a time: settings that changed have theirs (RestartBar), and so has what a run waits for.
  const changed = useChanged(roomIn(slot));
  const ended = run !== undefined && !active;
  // What is under way can be paused, and what is done be played, whatever the next run waits for.
  const waitsFor = main.label === "run.run" ? blocked : undefined;
  return (
    <section className={styles.transport} aria-label={t("run.timeline")}>
      {loading ? <LoadProgressBar /> : <Timeline slot={slot} />}
      <div className={styles.line}>
        <div className={styles.buttons}>
          <Button
            look={waitsFor !== undefined || changed ? "outlined" : "primary"}
            size="large"
            className={styles.main}
            icon={main.label === "run.pause" ? <Pause /> : <Play />}
            disabled={waitsFor !== undefined}
            aria-describedby={waitsFor && WAITS_FOR}
            onClick={main.act}
          >
            {t(main.label)}
          </Button>
          <IconButton
            size="large"
            label={t("run.step")}
            disabled={ended || waitsFor !== undefined}
            onClick={() => (active ? slots.of(slot).step() : onRun(true))}
          >
            <StepForward />
          </IconButton>
          <IconButton size="large" label={t("run.restart")} disabled={!run} onClick={() => slots.of(slot).restart()}>
            <RotateCcw />
          </IconButton>
          <IconButton size="large" label={t("run.cancel")} disabled={!active} onClick={() => slots.of(slot).cancel()}>
            <X />
          </IconButton>
        </div>
        <Readout slot={slot} waitsFor={waitsFor} />
        <div className={styles.aside}>
          {held && active && run?.playing === null && (
            <Button look="plain" onClick={() => slots.of(slot).playback.hold(null)}>
              {t("run.live")}
            </Button>
          )}
          {children}
        </div>
      </div>
    </section>
  );
}
