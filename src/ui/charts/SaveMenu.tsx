import { Download, FileImage, FileSpreadsheet, ImageDown } from "lucide-react";
import type { MouseEvent, RefObject } from "react";
import { saveSaying } from "../../app/save-file.ts";
import { useWords } from "../../i18n/words.ts";
import { Button, IconButton } from "../primitives/Button.tsx";
import { Popover } from "../primitives/Popover.tsx";
import css from "./charts.module.css";
import { pngOfSvg, standaloneSvg, svgFile } from "./save.ts";
import type { Series } from "./series.ts";
import { words } from "./words.ts";

interface SaveMenuProps {
  readonly title: string;
  /** Name of the files, without their endings. */
  readonly file: string;
  readonly drawing: RefObject<SVGSVGElement | null>;
  readonly series: readonly Series[];
  /** The whole table, made when it is asked for. */
  readonly csv: () => string;
  readonly disabled: boolean;
}

/** A chart as a drawing, as a picture, as numbers: one place for all three. */
export function SaveMenu({ title, file, drawing, series, csv, disabled }: SaveMenuProps) {
  const w = useWords(words);
  const save = (ending: string, make: () => Blob | Promise<Blob>) => (event: MouseEvent) => {
    event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
    void saveSaying(Promise.resolve(make()), `${file}.${ending}`);
  };
  const drawn = () => {
    if (!drawing.current) throw new Error("the chart is not drawn yet");
    return standaloneSvg(drawing.current, title, series);
  };
  return (
    <Popover
      title={w("save", { title })}
      trigger={
        <IconButton label={w("save", { title })} aria-haspopup="dialog" disabled={disabled}>
          <Download />
        </IconButton>
      }
    >
      <div className={css.files}>
        <Button look="plain" icon={<FileImage />} onClick={save("svg", () => svgFile(drawn()))}>
          {w("svg")}
        </Button>
        <Button look="plain" icon={<ImageDown />} onClick={save("png", () => pngOfSvg(drawn()))}>
          {w("png")}
        </Button>
        <Button
          look="plain"
          icon={<FileSpreadsheet />}
          onClick={save("csv", () => new Blob([csv()], { type: "text/csv" }))}
        >
          {w("csv")}
        </Button>
      </div>
    </Popover>
  );
}
