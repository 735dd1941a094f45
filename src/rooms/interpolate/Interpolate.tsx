import { ArrowLeftRight } from "lucide-react";
import { useEffect, useState } from "react";
import { useMoment, useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { runsUnasked, wantsStillness } from "../../app/preferences.ts";
import { rollSeed } from "../../app/seeds.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { settled } from "../../pictures/large-pictures.ts";
import { RECORDED } from "../../run/recorded-slots.ts";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { useNarrow } from "../../ui/frame/use-narrow.ts";
import { useSmall } from "../../ui/frame/use-small.ts";
import { Large } from "../../ui/pictures/Large.tsx";
import { showLarge } from "../../ui/pictures/large.ts";
import { PictureGrid } from "../../ui/pictures/PictureGrid.tsx";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { GreetingLabel } from "../../ui/run/GreetingLabel.tsx";
import { RestartBar } from "../../ui/run/RestartBar.tsx";
import { Transport } from "../../ui/run/Transport.tsx";
import { useFilled } from "../../ui/run/use-filled.ts";
import { useGreeting, useGreetingComes } from "../../ui/run/use-greeting.ts";
import { useRunShortcuts } from "../../ui/run/use-run-shortcuts.ts";
import { EndColumn } from "./EndColumn.tsx";
import { swapEnds } from "./ends.ts";
import styles from "./Interpolate.module.css";
import { Invitation } from "./Invitation.tsx";
import { Knows } from "./Knows.tsx";
import { lambdas } from "./lanes.ts";
import { Matrix } from "./Matrix.tsx";
import { Middle } from "./Middle.tsx";
import { useNames } from "./names.ts";
import { type Cell, cellOf, mixRows, pictureIn } from "./rows.ts";
import { canRun, currentSlot, ENCODE, runInterpolate, SLOT } from "./run.ts";
import { Settings } from "./Settings.tsx";
import { Strip } from "./Strip.tsx";
import { settings } from "./scene.ts";
import { Tools } from "./Tools.tsx";
import { words } from "./words.ts";

const roll = () => settings.patch({ seed: rollSeed() });

/** Two pictures and what lies between: figures 8 and 9 of the DDPM paper, on one's own pictures. */
export default function Interpolate() {
  const w = useWords(words);
  const wanted = settings.use();
  const filled = useFilled(SLOT);
  const greeting = useGreeting(SLOT, filled);
  const comes = useGreetingComes(SLOT, filled);
  // What is on screen: the run, or before there is one to see, the recorded one.
  const seen = greeting ? RECORDED + SLOT : SLOT;
  const own = useRun(SLOT);
  const run = useRun(seen);
  const slot = currentSlot(useRun(ENCODE));
  const view = useStore((state) => state.view);
  const T = useStore((state) => (state.model.phase === "ready" ? state.model.model.process.T : 1000));
  const narrow = useNarrow();
  const small = useSmall();
  const chosen = useMoment(seen, ({ picture }) => picture);
  // Where it walks; the moment is where it was before, and where it stops.
  const [walked, setWalked] = useState<number | null>(null);
  useRunShortcuts(slot, runInterpolate, roll);

  const [a, b] = wanted.ends;
  const both = a !== null && b !== null;
  // The first time both are there it begins by itself, as a dropped picture asks for.
  useEffect(() => {
    if (!both || own || !runsUnasked()) return;
    let wanted = true;
    void settled().then(() => wanted && runInterpolate());
    return () => {
      wanted = false;
    };
  }, [both, own]);

  // What is on screen belongs to the run that made it; before any, to the settings.
  const scene = run && settings.are(run.scene) ? run.scene : wanted;
  const rows = mixRows(scene, T);
  const at = lambdas(scene.intervals);
  const count = rows.length * at.length;
  const shown = run?.pictures === count;
  const cell = cellOf(chosen, rows.length, at.length);
  const { row } = cell;
  const column = Math.min(walked ?? cell.column, at.length - 1);
  const pictures = at.map((_, i) => row * at.length + i);
  const names = useNames(rows, at);
  const choose = (to: Cell) => {
    setWalked(null);
    slots.of(seen).playback.look({ picture: pictureIn(to, rows.length, at.length) });
  };
  const chooseColumn = (to: number) => choose({ row, column: to });
  const open = (picture: number) => showLarge(seen, picture);
  const openInRow = (i: number) => open(row * at.length + i);
  const ends = wanted.way !== "seeds" && !small;
  const blocked = !canRun(wanted);
  const several = rows.length > 1;

  return (
    <RoomFrame
      room="interpolate"
      tools={shown && !greeting && <Tools columns={at.length} rows={rows.length} />}
      note={
        <>
          {(greeting || comes) && <GreetingLabel greeting={greeting} note={w(both ? "greetingRun" : "greetingOwn")} />}
          {!(narrow && (shown || comes)) && !small && <Knows />}
        </>
      }
      transport={
        // Where no picture can be chosen nothing says that two are needed.
        !(small && blocked) && (
          <Transport slot={slot} onRun={runInterpolate} blocked={blocked ? w("blocked") : undefined}>
            {ends && both && (
              <IconButton label={w("swap")} onClick={swapEnds}>
                <ArrowLeftRight />
              </IconButton>
            )}
          </Transport>
        )
      }
      foot={<RestartBar room="interpolate" onRun={runInterpolate} />}
      settings={<Settings />}
    >
      <div
        className={styles.bench}
        data-empty={!(shown || comes) || undefined}
        data-alone={!ends || undefined}
        data-small={small || undefined}
      >
        {ends && <EndColumn end={0} t={rows[row]?.t ?? T} />}
        <div
          className={styles.middle}
          data-several={(shown && several && !small) || undefined}
          data-greeting={greeting !== null || comes || undefined}
        >
          {shown && several && !small && (
            <Matrix
              labels={names.rows}
              columns={at.length}
              which={view === "x" ? "x" : "x0"}
              row={row}
              column={column}
              nameOf={names.of}
              onChoose={choose}
            />
          )}
          {shown ? (
            <Middle
              key={seen}
              slot={seen}
              ofClass={scene.class !== undefined}
              walking={greeting !== null && !wantsStillness()}
              pictures={pictures}
              lambdas={at}
              row={several ? names.rows[row] : undefined}
              column={column}
              nameOf={names.of}
              onChoose={chooseColumn}
              onWalk={setWalked}
              onOpen={open}
              slider={narrow || small}
            />
          ) : null}
          {(small ? !shown : greeting || !shown) && !(narrow && comes) && <Invitation both={both} />}
        </div>
        {ends && <EndColumn end={1} t={rows[row]?.t ?? T} />}
        {shown && !narrow && !small && (
          <Strip
            slot={seen}
            pictures={pictures}
            lambdas={at}
            view={greeting ? "x0" : view}
            column={column}
            nameOf={names.of}
            onChoose={chooseColumn}
            onOpen={openInRow}
          />
        )}
        {shown && narrow && !several && !greeting && !small && (
          <section className={styles.strip} aria-label={w("strip")}>
            <PictureGrid
              slot={SLOT}
              count={at.length}
              view={view}
              columns={3}
              nameOf={(i) => names.of(pictures[i] ?? 0)}
              onOpen={openInRow}
            />
          </section>
        )}
      </div>
      <Large slot={seen} count={count} nameOf={names.of} seed={scene.seed} />
    </RoomFrame>
  );
}
