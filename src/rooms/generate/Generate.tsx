import { useEffect } from "react";
import { usePictureSize, useRun } from "../../app/hooks.ts";
import { rollSeed } from "../../app/seeds.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { SHOWREEL } from "../../run/recorded-slots.ts";
import { EACH } from "../../scene/classes.ts";
import { later } from "../../scene/later.ts";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { useNarrow } from "../../ui/frame/use-narrow.ts";
import { useIsOwn } from "../../ui/models.ts";
import { Part, part } from "../../ui/part.tsx";
import { Large } from "../../ui/pictures/Large.tsx";
import { showLarge } from "../../ui/pictures/large.ts";
import { ViewSwitch } from "../../ui/pictures/ViewSwitch.tsx";
import { RestartBar } from "../../ui/run/RestartBar.tsx";
import { Transport } from "../../ui/run/Transport.tsx";
import { useFilled } from "../../ui/run/use-filled.ts";
import { useRunShortcuts } from "../../ui/run/use-run-shortcuts.ts";
import { words } from "../../ui/run/words.ts";
import { EmptyGrid } from "./EmptyGrid.tsx";
import { FirstMinute, useFirstMinute } from "./FirstMinute.tsx";
import styles from "./Generate.module.css";
import { runGenerate } from "./run.ts";
import { SaveGrid } from "./SaveGrid.tsx";
import { SecondAct, useSecondAct } from "./SecondAct.tsx";
import { ShowreelLabel } from "./ShowreelLabel.tsx";
import { settings } from "./scene.ts";

const Captions = part(() => import("../../ui/classes/Captions.tsx"));
const gridLater = () => import("../../ui/pictures/PictureGrid.tsx");
const PictureGrid = part(async () => ({ default: (await gridLater()).PictureGrid }), Empty);

/**
 * They stand in index.html and come to life after the rest; a phone's page has none of them until they are asked for.
 * One element for ever: React would make them anew if it changed before that.
 */
const SETTINGS = <Part view={later(() => import("./Settings.tsx"))} />;

const SLOT = "generate";

/** Where the pictures will be. */
function Empty() {
  const run = useRun(SLOT);
  const invites = useIsOwn() && !run;
  return <EmptyGrid count={settings.use().count} size={usePictureSize(SLOT)} invites={invites} />;
}

const roll = () => settings.patch({ seed: rollSeed() });

/** Pictures out of noise: the grid, every sampler, every setting. */
export default function Generate() {
  const t = useWords(words);
  const run = useRun(SLOT);
  const view = useStore((state) => state.view);
  const showreel = useStore((state) => state.showreel);
  useRunShortcuts(SLOT, runGenerate, roll);
  // Here when there are pictures.
  useEffect(() => void gridLater(), []);

  const size = usePictureSize(SLOT);
  const filled = useFilled(SLOT);
  // The showreel stays until there is something to see of every picture.
  const own = run !== undefined && run.pictures > 0 && (filled || !showreel);
  const firstMinute = useFirstMinute();
  const act = useSecondAct();
  // A phone has no height to give for it: it comes in the place of what was told before.
  const inPlace = useNarrow() && firstMinute.keeps;
  const acting = inPlace && firstMinute.over && act;
  const showing = !own && showreel;
  const slot = own ? SLOT : SHOWREEL;
  const count = own ? run.pictures : 16;
  return (
    <RoomFrame
      room="generate"
      tools={
        <>
          <SaveGrid slot={slot} view={view} count={count} size={size} />
          <ViewSwitch />
        </>
      }
      note={
        firstMinute.keeps ? (
          <div className={styles.first}>
            <div className={styles.told} hidden={Boolean(acting)}>
              <FirstMinute />
              <ShowreelLabel shown={showing} />
            </div>
            {acting && <SecondAct act={acting} />}
          </div>
        ) : (
          showing && <ShowreelLabel shown />
        )
      }
      transport={<Transport slot={SLOT} onRun={runGenerate} />}
      foot={act ? !inPlace && <SecondAct act={act} /> : <RestartBar room="generate" onRun={runGenerate} />}
      settings={SETTINGS}
    >
      {own || showreel ? (
        <PictureGrid
          // Other pictures in other places: they come, and nothing has moved.
          key={count}
          slot={slot}
          count={count}
          // A showreel holds x̂₀ only.
          view={own ? view : "x0"}
          onOpen={(picture) => showLarge(slot, picture)}
          over={own && settings.are(run.scene) && run.scene.class === EACH && <Captions slot={slot} />}
        />
      ) : (
        <Empty />
      )}
      <Large
        slot={slot}
        count={count}
        {...(own && settings.are(run.scene) ? { seed: run.scene.seed } : { nameOf: () => t("showreel.label") })}
      />
    </RoomFrame>
  );
}
