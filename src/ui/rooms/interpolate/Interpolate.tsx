import { ArrowLeftRight, Download, UserRound } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useT, useWords } from "../../../i18n/words.ts";
import { patchScene } from "../../../state/actions.ts";
import { savePng } from "../../../state/export.ts";
import { drawFaces } from "../../../state/faces.ts";
import { useRun, useScene, useSide } from "../../../state/hooks.ts";
import { lambdas } from "../../../state/interpolate-lanes.ts";
import { wantsStillness } from "../../../state/prefs.ts";
import { rollSeed } from "../../../state/scenes.ts";
import { swapEnds } from "../../../state/sources.ts";
import { useStore } from "../../../state/store.ts";
import { useKnowsFaces, useModelHasSeen } from "../../models.ts";
import { PictureGrid } from "../../pictures/PictureGrid.tsx";
import { ViewSwitch } from "../../pictures/ViewSwitch.tsx";
import { Button, IconButton } from "../../primitives/Button.tsx";
import { RestartBar } from "../../run/RestartBar.tsx";
import { Transport } from "../../run/Transport.tsx";
import { useRunShortcuts } from "../../run/use-run-shortcuts.ts";
import { RoomFrame } from "../../shell/RoomFrame.tsx";
import { useNarrow } from "../../shell/use-narrow.ts";
import { EndColumn } from "./EndColumn.tsx";
import styles from "./Interpolate.module.css";
import { Middle } from "./Middle.tsx";
import { runInterpolate, SLOT } from "./run.ts";
import { Settings } from "./Settings.tsx";
import { Strip } from "./Strip.tsx";
import { words } from "./words.ts";

const Enlarged = lazy(() => import("../../pictures/Enlarged.tsx"));

const roll = () => patchScene("interpolate", { seed: rollSeed() });

/** Two pictures and what lies between: figure 8 of the DDPM paper, on one's own pictures. */
export default function Interpolate() {
  const w = useWords(words);
  const scene = useScene("interpolate");
  const run = useRun(SLOT);
  const view = useStore((state) => state.view);
  const narrow = useNarrow();
  const hasSeen = useModelHasSeen();
  const faces = useKnowsFaces();
  const [enlarged, setEnlarged] = useState<number | null>(null);
  const [picked, setChosen] = useState<number | null>(null);
  useRunShortcuts(SLOT, runInterpolate, roll);

  const [a, b] = scene.ends;
  const both = a !== null && b !== null;
  // The first time both are there it begins by itself, as a dropped picture asks for.
  useEffect(() => {
    if (both && !run && !wantsStillness()) runInterpolate();
  }, [both, run]);

  const shown = run && run.pictures > 0 ? run.pictures : 0;
  const at = lambdas(Math.max(1, (shown || scene.intervals + 1) - 1));
  const chosen = Math.min(picked ?? Math.floor(at.length / 2), at.length - 1);
  const name = (i: number) => w("pictureAt", { lambda: String(at[i] ?? 0) });
  return (
    <RoomFrame
      room="interpolate"
      tools={shown > 0 && <Tools shown={shown} />}
      note={!(narrow && shown > 0) && <p className={styles.knows}>{w("knows", { what: hasSeen })}</p>}
      transport={
        <Transport slot={SLOT} onRun={runInterpolate} blocked={both ? undefined : w("blocked")}>
          {both && (
            <IconButton label={w("swap")} onClick={swapEnds}>
              <ArrowLeftRight />
            </IconButton>
          )}
        </Transport>
      }
      foot={<RestartBar room="interpolate" onRun={runInterpolate} />}
      settings={<Settings />}
    >
      <div className={styles.bench} data-empty={shown === 0 || undefined}>
        <EndColumn end={0} />
        <div className={styles.middle}>
          {shown > 0 && !narrow ? (
            <Middle picture={chosen} lambda={at[chosen] ?? 0} onOpen={setEnlarged} />
          ) : (
            (!a || !b) && (
              <div className={styles.invitation}>
                <h2 className={styles.invitationTitle}>{w("empty")}</h2>
                <p>{w("emptyHint")}</p>
                {faces && (
                  <Button look="primary" size="large" icon={<UserRound />} onClick={() => void drawFaces()}>
                    {w("drawTwo")}
                  </Button>
                )}
              </div>
            )
          )}
        </div>
        <EndColumn end={1} />
        {shown > 0 &&
          (narrow ? (
            <section className={styles.strip} aria-label={w("strip")}>
              <PictureGrid slot={SLOT} count={shown} view={view} columns={3} nameOf={name} onOpen={setEnlarged} />
            </section>
          ) : (
            <Strip lambdas={at} view={view} chosen={chosen} onChoose={setChosen} onOpen={setEnlarged} />
          ))}
      </div>
      {enlarged !== null && (
        <Suspense>
          <Enlarged
            slot={SLOT}
            picture={Math.min(enlarged, shown - 1)}
            count={shown}
            title={name(enlarged)}
            seed={run?.scene.room === "interpolate" ? run.scene.seed : scene.seed}
            onMove={setEnlarged}
            onClose={() => setEnlarged(null)}
          />
        </Suspense>
      )}
    </RoomFrame>
  );
}

function Tools({ shown }: { readonly shown: number }) {
  const t = useT();
  const view = useStore((state) => state.view);
  const which = view === "x" ? "x" : "x0";
  const size = useSide(SLOT);
  const save = () => savePng({ slot: SLOT, which, columns: shown, size, scale: 4, name: "backstep-strip" });
  return (
    <>
      <IconButton label={t("pictures.saveStrip")} onClick={save}>
        <Download />
      </IconButton>
      <ViewSwitch />
    </>
  );
}
