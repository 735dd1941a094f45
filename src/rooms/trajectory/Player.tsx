import { GitBranchPlus, Pause, Play } from "lucide-react";
import { useState } from "react";
import { useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { useWords } from "../../i18n/words.ts";
import { Button, IconButton } from "../../ui/primitives/Button.tsx";
import { Select } from "../../ui/primitives/Select.tsx";
import styles from "./Player.module.css";
import { words } from "./words.ts";

const SPEEDS = ["0.125", "0.25", "0.5", "1", "2", "4"] as const;
type Speed = (typeof SPEEDS)[number];
const WRITTEN: Readonly<Record<Speed, string>> = {
  "0.125": "⅛×",
  "0.25": "¼×",
  "0.5": "½×",
  "1": "1×",
  "2": "2×",
  "4": "4×",
};

/** Plays what was recorded, both ways, at any speed; and the branch. */
export function Player({ slot, onBranch }: { readonly slot: string; readonly onBranch: () => void }) {
  const w = useWords(words);
  const run = useRun(slot);
  const [speed, setSpeed] = useState<Speed>("1");
  const nothing = !run || run.length === 0;
  return (
    <div className={styles.player}>
      {([-1, 1] as const).map((direction) => {
        const plays = run?.playing === direction;
        const label = w(plays ? "playPause" : direction < 0 ? "playBack" : "playOn");
        return (
          <IconButton
            key={direction}
            look="outlined"
            label={label}
            disabled={nothing}
            onClick={() => slots.of(slot).playback.toggle(direction)}
          >
            {plays ? <Pause /> : <Play className={direction < 0 ? styles.backwards : undefined} />}
          </IconButton>
        );
      })}
      <Select
        aria-label={w("speed")}
        value={speed}
        options={SPEEDS.map((value) => ({ value, label: WRITTEN[value] }))}
        onChange={(value) => {
          setSpeed(value);
          slots.of(slot).playback.speed = Number(value);
        }}
      />
      <Button className={styles.branchButton} icon={<GitBranchPlus />} title={w("branchHere")} onClick={onBranch}>
        <span>{w("branch")}</span> <kbd className={styles.key}>B</kbd>
      </Button>
    </div>
  );
}
