import { SlidersHorizontal, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "../../app/store.ts";
import { canonicalJson } from "../../bytes/json.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useWords } from "../../i18n/words.ts";
import { layoutGrid } from "../../ui/pictures/layout.ts";
import { useSize } from "../../ui/pictures/use-size.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { Cells, type CellsProps } from "./Cells.tsx";
import styles from "./Column.module.css";
import { letterOf, nameOf, useDetailOf } from "./column.ts";
import canvas from "./GridCanvas.module.css";
import { GridCanvas, useColumn } from "./GridCanvas.tsx";
import { sharesStart } from "./lanes.ts";
import type { Comparison } from "./run.ts";
import { words } from "./words.ts";

/** One column's pictures; pressing one shows it alone in every column. */
export function Column(props: CellsProps) {
  const { column, comparison, pictures, which, size } = props;
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  const smooth = useStore(({ look }) => look === "smooth");
  const layout = room && layoutGrid({ count: pictures.length, size, smooth, ...room });
  const css = layout ? layout.scale / room.dpr : 0;
  const pixelsOf = useColumn(column, which);
  return (
    <div ref={setPlace} className={canvas.place}>
      {layout && (
        <Cells {...props} layout={layout} css={css}>
          <GridCanvas columns={layout.columns} rows={layout.rows} {...{ comparison, pixelsOf, pictures, size, css }} />
        </Cells>
      )}
    </div>
  );
}

interface ColumnHeadProps {
  readonly column: number;
  readonly comparison: Comparison;
  /** What the column will run with, where that is no longer what is shown. */
  readonly wanted: { readonly sampler: SamplerSpec; readonly seed: string } | undefined;
  readonly chosen: boolean;
  /** Null where there are no settings to show. */
  readonly onEdit: (() => void) | null;
  readonly onRemove: (() => void) | null;
}

/** Which settings made a column, where it is, and the way to change them. */
export function ColumnHead({ column, comparison, wanted, chosen, onEdit, onRemove }: ColumnHeadProps) {
  const w = useWords(words);
  const detailOf = useDetailOf();
  const at = useRef<HTMLSpanElement>(null);
  const letter = letterOf(column);
  const shown = comparison.scene.columns[column] ?? wanted;
  const oneSeed = sharesStart(comparison.scene) && (!wanted || wanted.seed === shown?.seed);
  const length = (comparison.times[column]?.length ?? 1) - 1;

  useEffect(
    () =>
      comparison.feed.subscribe(() => {
        const position = comparison.position(column);
        if (at.current) at.current.textContent = position < 0 ? "" : w("step", { position, length });
      }),
    [comparison, column, length, w],
  );

  if (!shown) return null;
  const next = wanted && canonicalJson(wanted) !== canonicalJson(shown) ? wanted : null;
  const detail = [detailOf(shown.sampler), !oneSeed && w("seed", { seed: shown.seed })].filter(Boolean).join(" · ");
  const what = (
    <>
      <span className={styles.letter}>{letter}</span>
      <span className={styles.names}>
        <span className={styles.name}>{nameOf(shown.sampler)}</span>
        <span className={styles.detail}>{detail}</span>
      </span>
    </>
  );
  return (
    <header className={styles.head}>
      {onEdit ? (
        <button
          type="button"
          className={styles.edit}
          aria-pressed={chosen}
          aria-label={w("edit", { letter, name: `${nameOf(shown.sampler)} ${detail}` })}
          onClick={onEdit}
        >
          {what}
          <SlidersHorizontal className={styles.editIcon} aria-hidden />
        </button>
      ) : (
        <div className={styles.fixed}>{what}</div>
      )}
      {onRemove && (
        <IconButton label={w("remove", { letter })} className={styles.remove} onClick={onRemove}>
          <X />
        </IconButton>
      )}
      <p className={styles.at}>
        <span ref={at} translate="no" />
        {next && (
          <span className={styles.next}>
            {w("oldSettings", { name: [nameOf(next.sampler), detailOf(next.sampler)].filter(Boolean).join(", ") })}
          </span>
        )}
      </p>
    </header>
  );
}
