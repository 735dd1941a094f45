import { Copy, Play, X } from "lucide-react";
import { useRun } from "../../app/hooks.ts";
import { isListed } from "../../app/model-list.ts";
import { useStore } from "../../app/store.ts";
import type { PictureShape } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { isActive } from "../../run/status.ts";
import { Pixels } from "../../ui/pictures/Pixels.tsx";
import { Button, IconButton } from "../../ui/primitives/Button.tsx";
import { number } from "../../ui/run/format.ts";
import css from "./bench.module.css";
import type { Figure } from "./figures.ts";
import { SHOWN } from "./making.ts";
import type { Paired } from "./results.ts";
import { useRowDetails } from "./row-words.ts";
import { copyRow, letterOf, nameOf, removeRow, useChosen } from "./rows.ts";
import { runBench, SLOT } from "./run.ts";
import { MOST_ROWS, type Row, settings } from "./scene.ts";
import { CellView } from "./tables/CellView.tsx";
import type { Known } from "./tables/figure.ts";
import type { Found } from "./use-results.ts";
import { choose } from "./view.ts";
import { words } from "./words.ts";

interface RowViewProps {
  readonly at: number;
  readonly row: Row;
  readonly found: Found | null;
  /** Against the first row of its model; null for that itself, and where there is nothing to pair. */
  readonly paired: Paired | null;
  /** The others of its model are held against it. */
  readonly first: boolean;
}

/** A row: what it is, its numbers or the way to them, and its first pictures as they came. */
export function RowView({ at, row, found, paired, first }: RowViewProps) {
  const w = useWords(words);
  const { rows, count } = settings.use();
  const chosen = useChosen() === at;
  const details = useRowDetails()(row);
  const measuring = isActive(useRun(SLOT));
  const letter = letterOf(at);
  const name = [nameOf(row), details.join(", ")].join(" ");
  const result = found?.result ?? null;
  const missing = useStore(({ models }) => row.model !== undefined && models.length > 0 && !isListed(row.model));
  return (
    <tbody className={css.row} data-chosen={chosen || undefined}>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={css.name}
            aria-pressed={chosen}
            aria-label={w("edit", { letter, name })}
            onClick={() => choose(at)}
          >
            <b>{letter}</b> <span translate="no">{nameOf(row)}</span>
            <small>{details.join(", ")}</small>
          </button>
        </th>
        {result ? (
          <>
            <td>{result.pictures < count ? w("some", { made: result.pictures, of: count }) : count}</td>
            <td>
              <CellView cell={cellOf(result.kernel)} />
            </td>
            <td>{paired || !first ? <CellView cell={cellOf(paired)} /> : "–"}</td>
            <td>
              <CellView cell={result.frechet === null ? null : { value: result.frechet, error: null }} />
            </td>
            <td>
              <FigureCell figure={found?.bits} none={w("noBits")} />
            </td>
            <td>
              <FigureCell figure={found?.trip} none={w("noTrip")} />
            </td>
            <td>{number(result.msPerPicture, result.msPerPicture < 10 ? 1 : 0)}</td>
          </>
        ) : (
          <td colSpan={7} className={css.ask}>
            {missing ? (
              w("notHere", { model: row.model ?? "" })
            ) : measuring ? (
              w("notYetMeasured")
            ) : (
              <Button look="plain" icon={<Play />} aria-label={w("runRow", { letter })} onClick={() => runBench(at)}>
                {w("runThis")}
              </Button>
            )}
          </td>
        )}
        <td className={css.acts}>
          <IconButton
            label={w(rows.length < MOST_ROWS ? "copy" : "full", { letter, most: MOST_ROWS })}
            disabled={rows.length >= MOST_ROWS}
            onClick={() => copyRow(at)}
          >
            <Copy />
          </IconButton>
          <IconButton label={w("remove", { letter })} disabled={rows.length < 2} onClick={() => removeRow(at)}>
            <X />
          </IconButton>
        </td>
      </tr>
      <tr className={css.shown}>
        <td colSpan={9}>
          {found?.shown && found.model ? <Strip letter={letter} shown={found.shown} shape={found.model} /> : <Places />}
        </td>
      </tr>
    </tbody>
  );
}

const cellOf = (estimate: { readonly distance: number; readonly standardError: number } | null): Known =>
  estimate && { value: estimate.distance, error: estimate.standardError };

interface FigureCellProps {
  /** Null before it was measured; undefined where the row has none. */
  readonly figure: Figure | null | undefined;
  /** Why it has none. */
  readonly none: string;
}

function FigureCell({ figure, none }: FigureCellProps) {
  if (figure === undefined) return <abbr title={none}>–</abbr>;
  return <CellView cell={figure && { value: figure.value, error: figure.standardError }} />;
}

/** Where a row's pictures will stand: what comes moves nothing. */
function Places() {
  return (
    <div className={css.strip} aria-hidden="true">
      {Array.from({ length: SHOWN }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places are numbered
        <span key={i} className={css.place} />
      ))}
    </div>
  );
}

interface StripProps {
  readonly letter: string;
  readonly shown: Uint8Array<ArrayBuffer>;
  readonly shape: PictureShape;
}

/** The first pictures of a row, whatever they are: nobody picked them. */
function Strip({ letter, shown, shape }: StripProps) {
  const w = useWords(words);
  const { width, height, channels } = shape;
  const size = width * height * channels;
  const pictures = Array.from({ length: shown.length / size }, (_, i) => shown.subarray(i * size, (i + 1) * size));
  return (
    <div className={css.strip}>
      {pictures.map((pixels, i) => (
        <Pixels
          // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of a row are numbered
          key={i}
          picture={{ width, height, channels, pixels }}
          label={w("picture", { letter, n: i + 1 })}
        />
      ))}
    </div>
  );
}
