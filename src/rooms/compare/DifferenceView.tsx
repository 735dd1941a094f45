import { useCallback, useEffect, useMemo, useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { differenceHeat, GRADIENTS } from "../../ui/pictures/heat.ts";
import { layoutGrid } from "../../ui/pictures/layout.ts";
import { useSize } from "../../ui/pictures/use-size.ts";
import { number, percent } from "../../ui/run/format.ts";
import { Cells, type CellsProps } from "./Cells.tsx";
import { letterOf } from "./column.ts";
import styles from "./DifferenceView.module.css";
import canvas from "./GridCanvas.module.css";
import { GridCanvas } from "./GridCanvas.tsx";
import { type Difference, differenceOf, together } from "./lanes.ts";
import type { Comparison, Pixels, Which } from "./run.ts";
import { words } from "./words.ts";

interface DifferenceViewProps extends Omit<CellsProps, "column"> {
  readonly pair: readonly [number, number];
}

/** The lightest colour of the map stands for a power of two, 4 … 256: it seldom changes, and the legend says it. */
function reachOf(largest: number): number {
  return 2 ** Math.ceil(Math.log2(Math.min(256, Math.max(4, largest))));
}

/** The table follows the pictures this often. */
const TABLE_MS = 200;

/** How far apart two columns are: as a map, and in numbers for every picture. */
export function DifferenceView(props: DifferenceViewProps) {
  const { comparison, pair, pictures, which, size } = props;
  const w = useWords(words);
  const [place, setPlace] = useState<HTMLFieldSetElement | null>(null);
  const room = useSize(place);
  const layout = room && layoutGrid({ count: pictures.length, size, ...room });
  const css = layout ? layout.scale / room.dpr : 0;
  const [a, b] = pair;
  const names = { a: letterOf(a), b: letterOf(b) };
  const rows = useDifferences(props);
  const reach = reachOf(together(rows.filter((row) => row !== null)).largest);
  const pixelsOf = useMap(a, b, which, reach);
  return (
    <div className={styles.difference}>
      <figure className={styles.map}>
        <fieldset ref={setPlace} className={canvas.place} aria-label={w("differenceMap", names)}>
          {layout && (
            // What can be done with a difference is done with the first of the two.
            <Cells {...props} column={a} layout={layout} css={css}>
              <GridCanvas
                columns={layout.columns}
                rows={layout.rows}
                {...{ comparison, pixelsOf, pictures, size, css }}
              />
            </Cells>
          )}
        </fieldset>
        <figcaption className={styles.scale}>
          <span>0</span>
          <span className={styles.gradient} style={{ background: GRADIENTS.sizes }} />
          <span>{reach}</span>
          <span>{w("scale")}</span>
        </figcaption>
      </figure>
      <Numbers {...{ pair, pictures, rows }} />
    </div>
  );
}

/** The map of a picture, made once for a pair of pictures. */
function useMap(a: number, b: number, which: Which, reach: number) {
  const maps = useMemo(() => ({ reach, made: new WeakMap<Pixels, WeakMap<Pixels, Pixels>>() }), [reach]);
  return useCallback(
    (from: Comparison, picture: number, clock: number | null): Pixels | null => {
      const [left, right] = [from.pixels(a, picture, which, clock), from.pixels(b, picture, which, clock)];
      if (!left || !right) return null;
      const made = maps.made.get(left) ?? new WeakMap<Pixels, Pixels>();
      maps.made.set(left, made);
      const map = made.get(right) ?? differenceHeat(left, right, maps.reach).pixels;
      made.set(right, map);
      return map;
    },
    [a, b, which, maps],
  );
}

/** The numbers of every picture, a few times a second. */
function useDifferences({ comparison, pair, pictures, which }: DifferenceViewProps): readonly (Difference | null)[] {
  const [rows, setRows] = useState<readonly (Difference | null)[]>([]);
  const [a, b] = pair;
  const chosen = pictures.join();

  useEffect(() => {
    let timer = 0;
    const measure = () => {
      timer = 0;
      const clock = comparison.clock();
      setRows(
        chosen.split(",").map((picture) => {
          const left = comparison.pixels(a, Number(picture), which, clock);
          const right = comparison.pixels(b, Number(picture), which, clock);
          return left && right ? differenceOf(left, right) : null;
        }),
      );
    };
    const leave = comparison.feed.subscribe(() => {
      timer ||= window.setTimeout(measure, TABLE_MS);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [comparison, a, b, which, chosen]);
  return rows;
}

interface NumbersProps extends Pick<DifferenceViewProps, "pair" | "pictures"> {
  readonly rows: readonly (Difference | null)[];
}

function Numbers({ pair: [a, b], pictures, rows }: NumbersProps) {
  const w = useWords(words);
  const known = rows.filter((row) => row !== null);
  const all = known.length > 1 ? [{ name: w("all"), row: together(known) }] : [];
  const each = pictures.map((picture, i) => ({ name: w("picture", { n: picture + 1 }), row: rows[i] ?? null }));
  return (
    <div className={styles.numbers}>
      <table>
        <caption className={styles.caption}>{w("table", { a: letterOf(a), b: letterOf(b) })}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{w("mean")}</th>
            <th scope="col">{w("largest")}</th>
            <th scope="col">{w("beyond")}</th>
          </tr>
        </thead>
        <tbody>
          {[...all, ...each].map(({ name, row }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{row ? number(row.mean, 2) : "–"}</td>
              <td>{row ? row.largest : "–"}</td>
              <td>{row ? percent(row.beyond) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
