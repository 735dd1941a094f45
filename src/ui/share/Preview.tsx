import type { DragEvent } from "react";
import { useWords } from "../../i18n/words.ts";
import type { Lies } from "../../pictures/sheet-checks.ts";
import { FileImage } from "../pictures/FileImage.tsx";
import css from "./share.module.css";
import type { Png } from "./use-png.ts";
import { words } from "./words.ts";

interface PreviewProps {
  readonly png: Png | Error | null;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** How its pictures lie in it. */
  readonly lies: Lies;
}

/** The file itself, to look at and to drag to another program. */
export function Preview({ png, name, width, height, lies }: PreviewProps) {
  const w = useWords(words);
  if (png instanceof Error) return <p className={css.preview}>{w("failed", { message: png.message })}</p>;
  if (!png) return <div className={css.preview} aria-busy />;
  const drag = ({ dataTransfer }: DragEvent) => {
    // Chromium's own way to drag a file that is not on any disk yet.
    dataTransfer.setData("DownloadURL", `image/png:${name}:${png.url}`);
    dataTransfer.effectAllowed = "copy";
  };
  return (
    <div className={css.preview}>
      <FileImage
        className={css.image}
        lies={lies}
        src={png.url}
        alt={w("preview", { width, height })}
        title={w("preview", { width, height })}
        draggable
        onDragStart={drag}
      />
    </div>
  );
}
