import { useMemo, useState } from "react";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { LENSES, type Lens } from "../../run/moment.ts";
import type { Playback } from "../../run/playback.ts";
import { useSmall } from "../../ui/frame/use-small.ts";
import { scaleOf } from "../../ui/pictures/layout.ts";
import { useSize } from "../../ui/pictures/use-size.ts";
import { Named, type SymbolName } from "../../ui/primitives/Maths.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import styles from "./Bench.module.css";
import { FilmTree } from "./FilmTree.tsx";
import { layFilm } from "./geometry.ts";
import { evenPositions } from "./lanes.ts";
import { recordedOf } from "./lens.ts";
import { Player } from "./Player.tsx";
import { Shown } from "./Shown.tsx";
import { SignalChart } from "./SignalChart.tsx";
import type { Branch } from "./scene.ts";
import { Thumbs } from "./Thumbs.tsx";
import { words } from "./words.ts";

interface BenchProps {
  /** Of the run itself. */
  readonly slot: string;
  readonly lens: Lens;
  readonly picture: number;
  readonly branch: number;
  readonly branches: readonly Branch[];
  readonly onLook: Playback["look"];
  readonly onBranch: () => void;
  readonly onOpen: () => void;
  readonly why: string | null;
  readonly count: number;
  readonly times: readonly number[];
  readonly size: PictureSize;
  readonly narrow: boolean;
}

const SYMBOLS = { x0: "x0", x: "xt", epsilon: "epsilon", sigma: "sigmaStep" } as const satisfies Record<
  Lens,
  SymbolName
>;

/** CSS pixels that two columns need: 272 for the tools, 16 between, and the least film beside its names. */
const TWO_COLUMNS = 640;
const NAMES = 84;
/** Stacked, the names stand over the rows; the numbers of the curves still need their place. */
const NUMBERS = 26;
/** Height of what stands under the large picture: lenses, player, a sentence, a row of pictures. */
const TOOLS = 236;

/** One picture through a lens, the curves and the film of its way: one cursor for all three. */
export function Bench(props: BenchProps) {
  const { slot, lens, picture, branch, branches, count, times, size, narrow, why } = props;
  const w = useWords(words);
  const [bench, setBench] = useState<HTMLDivElement | null>(null);
  const [left, setLeft] = useState<HTMLDivElement | null>(null);
  const [right, setRight] = useState<HTMLDivElement | null>(null);
  const benchRoom = useSize(bench);
  const leftRoom = useSize(left);
  const rightRoom = useSize(right);
  const small = useSmall();
  const stacked = narrow || (benchRoom !== null && benchRoom.width < TWO_COLUMNS);
  const inset = stacked ? NUMBERS : NAMES;
  const length = times.length - 1;
  const which = recordedOf(slot, lens);

  const film = useMemo(
    () =>
      rightRoom &&
      layFilm({ width: rightRoom.width - inset, dpr: rightRoom.dpr, size, wish: stacked ? 40 : 60, most: 12 }),
    [rightRoom, inset, size, stacked],
  );
  const positions = film ? evenPositions(length, film.count) : [];
  // With fewer steps than there is room for the film is shorter, and so are the curves over it.
  const fitted = useMemo(
    () => film && { ...film, count: positions.length, width: positions.length * film.pitch - film.css },
    [film, positions.length],
  );
  // As large as leaves the tools under it in sight.
  const high = small ? (benchRoom?.height ?? 0) : stacked ? 200 : Math.max(224, (leftRoom?.height ?? 0) - TOOLS);
  const room = leftRoom && Math.min(leftRoom.width, high);
  const longest = Math.max(size.width, size.height);
  const css = room ? scaleOf((room * leftRoom.dpr) / longest, size) / leftRoom.dpr : 0;
  const width = size.width * css;

  // The curves take what the films leave.
  const films = fitted ? (1 + branches.length) * (fitted.high + 10) : 0;
  const panel = stacked ? 48 : Math.max(72, Math.min(180, ((rightRoom?.height ?? 0) - films - 96) / 2));

  return (
    <div ref={setBench} className={styles.bench} data-stacked={stacked || undefined} data-small={small || undefined}>
      <div ref={setLeft} className={styles.left}>
        {leftRoom && (
          <>
            <Shown
              {...{ slot, lens, picture, branch, size, css }}
              branches={branches.map((each) => each.branch)}
              onOpen={props.onOpen}
            />
            {!small && (
              <div className={styles.tools} style={stacked ? undefined : { maxWidth: Math.max(272, width) }}>
                <Segmented
                  fill="by-words"
                  label={w("lens")}
                  value={lens}
                  options={LENSES.map((value) => ({
                    value,
                    label: <Named word={w(`${value}Word`)} symbol={SYMBOLS[value]} />,
                    title: w(value),
                  }))}
                  onChange={(to) => props.onLook({ lens: to })}
                />
                <Player slot={slot} onBranch={props.onBranch} />
                <p className={styles.why} role="status" data-hint={why === null || undefined}>
                  {why ?? w("branchHint")}
                </p>
                <Thumbs
                  width={stacked ? 140 : Math.max(width, 128)}
                  columns={stacked ? 2 : 4}
                  chosen={picture}
                  onChoose={(to) => props.onLook({ picture: to })}
                  {...{ slot, count, which, size }}
                />
              </div>
            )}
          </>
        )}
      </div>
      <div ref={setRight} className={styles.right}>
        {fitted && !small && (
          <>
            <SignalChart slot={slot} times={times} film={fitted} inset={inset} panel={panel} />
            <FilmTree
              chosen={branch}
              film={fitted}
              onChoose={(to) => props.onLook({ branch: to })}
              {...{ slot, branches, picture, positions, times, which, inset, size }}
              narrow={stacked}
            />
          </>
        )}
      </div>
    </div>
  );
}
