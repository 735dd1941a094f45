import { Download } from "lucide-react";
import { useMemo } from "react";
import { usePictureSize, useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { rollSeed } from "../../app/seeds.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { savePng } from "../../recipe/export.ts";
import { RECORDED } from "../../run/recorded-slots.ts";
import { isActive } from "../../run/status.ts";
import { EACH } from "../../scene/classes.ts";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { Large } from "../../ui/pictures/Large.tsx";
import { showLarge } from "../../ui/pictures/large.ts";
import { ViewSwitch } from "../../ui/pictures/ViewSwitch.tsx";
import { words as pictureWords } from "../../ui/pictures/words.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { GreetingLabel } from "../../ui/run/GreetingLabel.tsx";
import { RestartBar } from "../../ui/run/RestartBar.tsx";
import { Transport } from "../../ui/run/Transport.tsx";
import { useFilled } from "../../ui/run/use-filled.ts";
import { useGreeting, useGreetingComes } from "../../ui/run/use-greeting.ts";
import { useRunShortcuts } from "../../ui/run/use-run-shortcuts.ts";
import css from "./endings.module.css";
import { howFarApart, rowsToShow, unfinished } from "./lanes.ts";
import { Matrix } from "./Matrix.tsx";
import { Measured } from "./Measured.tsx";
import { currentSlot, PATH, runEndings, SLOT } from "./run.ts";
import { Settings } from "./Settings.tsx";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

const roll = () => settings.patch({ seed: rollSeed() });

/** One picture frozen on its way, and what else it could have become: figure 7 of the DDPM paper. */
export default function Endings() {
  const w = useWords(words);
  const wanted = settings.use();
  const own = useFilled(PATH);
  const greeting = useGreeting(SLOT, own);
  const comes = useGreetingComes(SLOT, own);
  // What is on screen: the run, or before there is one to see, the recorded one.
  const shown = greeting ? RECORDED : "";
  const run = useRun(shown + SLOT);
  const path = useRun(PATH);
  const slot = currentSlot(path);
  const size = usePictureSize(shown + SLOT);
  const model = useStore((state) => (state.model.phase === "ready" ? state.model.model : null));
  // A recording holds x̂₀ only.
  const which = useStore((state) => (state.view === "x" && !greeting ? "x" : "x0"));
  useRunShortcuts(slot, runEndings, roll);

  // What is on screen belongs to the run that made it; before any, to the settings.
  const scene = run && settings.are(run.scene) ? run.scene : wanted;
  const process = (greeting?.model ?? model)?.process ?? null;
  const rows = useMemo(() => rowsToShow(scene, process), [scene, process]);
  const count = unfinished(rows).length * scene.count;
  const done = run?.phase === "done";
  const apart = useMemo(() => {
    const result = done ? slots.of(SLOT).feed.recording?.result : null;
    return result && count > 0 ? howFarApart(result, count / scene.count, scene.count) : null;
  }, [done, count, scene]);
  const nameOf = (picture: number) =>
    w("picture", { t: rows[Math.floor(picture / scene.count)]?.t ?? 0, column: (picture % scene.count) + 1 });
  const has = run !== undefined && run.pictures > 0 && !greeting;

  return (
    <RoomFrame
      room="endings"
      tools={<Tools which={which} columns={scene.count} disabled={!has} />}
      note={
        greeting || comes ? (
          <GreetingLabel greeting={greeting} note={w("empty", { count: wanted.count })} />
        ) : apart ? (
          <Measured scene={scene} apart={apart} />
        ) : (
          <p className={css.note}>
            {[!run && w("empty", { count: wanted.count }), isActive(path) && w("first")].filter(Boolean).join(" ")}
          </p>
        )
      }
      transport={<Transport slot={slot} onRun={runEndings} />}
      foot={<RestartBar room="endings" onRun={runEndings} />}
      settings={<Settings />}
    >
      <Matrix
        // Another run is another matrix: nothing of the one before is left in it.
        key={shown + (run?.serial ?? 0)}
        from={shown}
        rows={rows}
        count={scene.count}
        size={size}
        which={which}
        each={scene.class === EACH}
        apart={apart}
        onOpen={(picture) => run && showLarge(shown + SLOT, picture)}
      />
      {run && run.pictures > 0 && <Large slot={shown + SLOT} seed={scene.seed} {...{ count, nameOf }} />}
    </RoomFrame>
  );
}

interface ToolsProps {
  readonly which: "x0" | "x";
  readonly columns: number;
  readonly disabled: boolean;
}

function Tools({ which, columns, disabled }: ToolsProps) {
  const t = useWords(pictureWords);
  const w = useWords(words);
  const size = usePictureSize(SLOT);
  return (
    <>
      <IconButton
        label={t("pictures.saveGrid")}
        disabled={disabled}
        onClick={() => savePng({ slot: SLOT, which, columns, size, scale: 4, name: "backstep-endings" })}
      >
        <Download />
      </IconButton>
      <ViewSwitch label={w("view")} both={false} />
    </>
  );
}
