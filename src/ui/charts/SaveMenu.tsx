import { FileImage, FileSpreadsheet, ImageDown } from "lucide-react";
import type { RefObject } from "react";
import { useWords } from "../../i18n/words.ts";
import { FileMenu } from "./FileMenu.tsx";
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
  const drawn = () => {
    if (!drawing.current) throw new Error("the chart is not drawn yet");
    return standaloneSvg(drawing.current, title, series);
  };
  return (
    <FileMenu
      label={w("save", { title })}
      file={file}
      disabled={disabled}
      kinds={[
        { ending: "svg", name: w("svg"), icon: <FileImage />, make: () => svgFile(drawn()) },
        { ending: "png", name: w("png"), icon: <ImageDown />, make: () => pngOfSvg(drawn()) },
        {
          ending: "csv",
          name: w("csv"),
          icon: <FileSpreadsheet />,
          make: () => new Blob([csv()], { type: "text/csv" }),
        },
      ]}
    />
  );
}
