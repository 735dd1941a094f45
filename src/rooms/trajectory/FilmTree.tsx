import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { removeBranch } from "./branches.ts";
import { FilmRow } from "./FilmRow.tsx";
import styles from "./FilmTree.module.css";
import { type Film, placeOf } from "./geometry.ts";
import type { Branch } from "./scene.ts";
import { nameOf, TRUNK } from "./slots.ts";
import { words } from "./words.ts";

interface FilmTreeProps {
  /** Of the run itself. */
  readonly slot: string;
  readonly branches: readonly Branch[];
  readonly chosen: number;
  readonly picture: number;
  readonly positions: readonly number[];
  readonly times: readonly number[];
  readonly which: "x0" | "x";
  readonly film: Film;
  /** What stands left of the films: the names, or, on a phone, where they are over the films, nothing. */
  readonly inset: number;
  readonly narrow: boolean;
  readonly size: PictureSize;
  readonly onChoose: (branch: number) => void;
}

const GAP = 10;
const NAME_HEIGHT = 28;

/** The film of one picture, and under it that of every branch, beginning where it left: a small tree over time. */
export function FilmTree(props: FilmTreeProps) {
  const { slot, branches, chosen, picture, positions, times, which, film, inset, narrow, size, onChoose } = props;
  const w = useWords(words);
  const marker = useRef<HTMLDivElement>(null);
  const length = times.length - 1;
  const pitch = film.high + GAP + (narrow ? NAME_HEIGHT : 0);
  const numbers = [TRUNK, ...branches.map(({ branch }) => branch)];

  useEffect(
    () =>
      slots.of(slot).feed.subscribe((feed) => {
        const x = inset + placeOf(Math.max(0, feed.shown), length, film);
        marker.current?.style.setProperty("transform", `translateX(${x}px)`);
      }),
    [slot, inset, length, film],
  );

  return (
    <section className={styles.tree} aria-label={w("branches")} data-narrow={narrow || undefined}>
      {numbers.map((number, row) => {
        const branch = branches.find((each) => each.branch === number);
        const name = branch ? w("branchName", { n: number }) : w("trunk");
        const from = branch?.position ?? -1;
        return (
          <div key={number} className={styles.branch} style={{ height: pitch - GAP }}>
            {branch && (
              <Elbow
                x={inset + placeOf(from, length, film)}
                to={inset + film.pitch * positions.findIndex((position) => position > from)}
                drop={(row - numbers.indexOf(branch.parent ?? TRUNK)) * pitch - film.high}
                middle={film.high / 2 + (narrow ? NAME_HEIGHT : 0)}
              />
            )}
            <div className={styles.branchHead} style={narrow ? undefined : { width: inset }}>
              <button
                type="button"
                className={styles.branchName}
                aria-pressed={number === chosen}
                onClick={() => onChoose(number)}
              >
                {name}
              </button>
              {branch && (
                <span className={styles.branchFrom}>
                  <BranchState branch={branch} t={Math.round(times[branch.position] ?? 0)} />
                  <IconButton
                    label={w("branchRemove", { n: number })}
                    className={styles.remove}
                    onClick={() => {
                      removeBranch(number);
                      onChoose(TRUNK);
                    }}
                  >
                    <X />
                  </IconButton>
                </span>
              )}
            </div>
            <div style={narrow ? { marginLeft: inset } : undefined}>
              <FilmRow
                slot={number === TRUNK ? slot : nameOf(number)}
                trunk={slot}
                onPick={() => onChoose(number)}
                {...{ picture, name, positions, times, from, which, film, size }}
              />
            </div>
          </div>
        );
      })}
      <div ref={marker} className={styles.marker} aria-hidden />
    </section>
  );
}

function BranchState({ branch, t }: { readonly branch: Branch; readonly t: number }) {
  const w = useWords(words);
  const run = useRun(nameOf(branch.branch));
  if (run?.phase === "failed") return <span title={run.failure?.message}>{w("branchStopped")}</span>;
  return <span>{run && ["waiting", "queued"].includes(run.phase) ? w("branchWaits") : w("branchFrom", { t })}</span>;
}

/** From the row it left down to its own. It passes behind the pictures. */
function Elbow(props: { readonly x: number; readonly to: number; readonly drop: number; readonly middle: number }) {
  const { x, to, drop, middle } = props;
  return (
    <span
      className={styles.elbow}
      aria-hidden
      style={{ left: x, width: Math.max(0, to - x), top: -drop, height: drop + middle }}
    />
  );
}
