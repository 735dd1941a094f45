import { useMemo, useState } from "react";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import type { ShownPictures } from "../../recipe/result.ts";
import { columnsOf, type Shareable, shownPictures } from "../../recipe/sharing.ts";
import { MAX_SCALE } from "../../recipe/sheet.ts";
import { Field } from "../primitives/Field.tsx";
import { Range } from "../primitives/Range.tsx";
import { Segmented } from "../primitives/Segmented.tsx";
import { Switch } from "../primitives/Switch.tsx";
import { Preview } from "./Preview.tsx";
import { SendPicture } from "./SendPicture.tsx";
import css from "./share.module.css";
import { usePng } from "./use-png.ts";
import { WhichField } from "./WhichField.tsx";
import { words } from "./words.ts";

interface PicturePartProps {
  readonly room: string;
  readonly shared: Shareable;
  readonly onStatus: (words: string) => void;
}

type Layout = "grid" | "strip" | "one";

/** The pictures on screen as one PNG: how they lie, how large they are, and what is written in the file. */
export function PicturePart({ room, shared, onStatus }: PicturePartProps) {
  const w = useWords(words);
  const which = useStore((state) => (state.view === "x" ? "x" : "x0"));
  const all = useMemo(() => shared.recording && shownPictures(room, which), [room, which, shared]);
  const [layout, setLayout] = useState<Layout>("grid");
  const [number, setNumber] = useState(1);
  const [scale, setScale] = useState<number | null>(null);
  const [smooth, setSmooth] = useState(false);
  const [bare, setBare] = useState(false);

  const count = all?.count ?? 0;
  const one = layout === "one" ? Math.min(number, count) - 1 : null;
  const pictures = useMemo(() => (all && one !== null ? { ...all, count: 1, rgba: only(all, one) } : all), [all, one]);
  const columns = one !== null ? 1 : layout === "strip" ? Math.max(1, count) : columnsOf(shared.scene, count);
  const across = (pictures?.width ?? 0) * columns;
  const down = (pictures?.height ?? 0) * Math.ceil((pictures?.count ?? 0) / columns);
  const times = scale ?? Math.min(8, Math.max(1, Math.floor(1024 / Math.max(across, down, 1))));
  const png = usePng(pictures, shared.recipe, { columns, scale: times, smooth, metadata: !bare });

  if (!all || !pictures) return <p className={css.note}>{w("noPictures")}</p>;
  const size = { width: across * times, height: down * times };
  const lies = { of: all, columns: Math.min(columns, pictures.count), count: pictures.count, scale: times };
  const name = `backstep-${room}-${layout}.png`;
  return (
    <section className={css.picturePart} aria-label={w("picture")}>
      <div className={css.seen}>
        <Preview png={png} name={name} lies={lies} {...size} />
        <SendPicture png={png} name={name} onStatus={onStatus} />
      </div>
      <div className={css.choices}>
        {count > 1 && (
          <Segmented
            fill
            label={w("layout")}
            value={layout}
            options={(["grid", "strip", "one"] as const).map((value) => ({ value, label: w(value) }))}
            onChange={setLayout}
          />
        )}
        {one !== null && <WhichField label={w("which")} number={one + 1} count={count} onChange={setNumber} />}
        <Field label={w("scale")} aside={`${times}× · ${size.width} × ${size.height}`}>
          {({ id }) => (
            <Range
              id={id}
              min={1}
              max={MAX_SCALE}
              value={times}
              valueText={w("scaleValue", { scale: times, ...size })}
              onChange={setScale}
            />
          )}
        </Field>
        <Segmented
          fill
          label={w("scaling")}
          value={smooth ? "smooth" : "nearest"}
          options={(["nearest", "smooth"] as const).map((value) => ({ value, label: w(value) }))}
          onChange={(value) => setSmooth(value === "smooth")}
        />
        <Switch label={w("bare")} help={w("bareHelp")} checked={bare} onChange={setBare} />
      </div>
    </section>
  );
}

function only(pictures: ShownPictures, index: number): Uint8ClampedArray {
  const length = pictures.width * pictures.height * 4;
  return Uint8ClampedArray.from(pictures.rgba.subarray(index * length, (index + 1) * length));
}
