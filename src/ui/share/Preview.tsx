import type { DragEvent } from "react";
import { useWords } from "../../i18n/words.ts";
import css from "./share.module.css";
import type { Png } from "./use-png.ts";
import { words } from "./words.ts";

interface PreviewProps {
  readonly png: Png | Error | null;
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** The file itself, to look at and to drag to another program. */
export function Preview({ png, name, width, height }: PreviewProps) {
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
      <img
        className={css.image}
        src={png.url}
        alt={w("preview", { width, height })}
        title={w("preview", { width, height })}
        draggable
        onDragStart={drag}
      />
    </div>
  );
}
