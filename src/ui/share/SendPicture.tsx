import { Copy, Download, Send } from "lucide-react";
import { saveFile } from "../../app/save-file.ts";
import { wordsOf } from "../../bytes/words-of.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../primitives/Button.tsx";
import css from "./share.module.css";
import type { Png } from "./use-png.ts";
import { words } from "./words.ts";

interface SendPictureProps {
  readonly png: Png | Error | null;
  readonly name: string;
  readonly onStatus: (words: string) => void;
}

/** To the disk, to the clipboard, or to another program where the system can. */
export function SendPicture({ png, name, onStatus }: SendPictureProps) {
  const w = useWords(words);
  const blob = png && !(png instanceof Error) ? png.blob : null;
  const file = blob && new File([blob], name, { type: "image/png" });
  const canSend = file !== null && navigator.canShare?.({ files: [file] }) === true;

  const failed = (error: unknown) => onStatus(w("failed", { message: wordsOf(error) }));
  const save = async () => {
    if (!blob) return;
    try {
      onStatus((await saveFile(blob, name)) ? w("saved", { name }) : "");
    } catch (error) {
      failed(error);
    }
  };
  const copy = async () => {
    if (!blob) return;
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
      onStatus(w("pictureCopied"));
    } catch {
      onStatus(w("pictureNotCopied"));
    }
  };
  const send = async () => {
    if (!file) return;
    try {
      await navigator.share({ files: [file] });
      onStatus(w("sent"));
    } catch (error) {
      // Closing the system's own dialog is no failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) failed(error);
    }
  };

  return (
    <div className={css.actions}>
      {canSend && (
        <Button icon={<Send />} onClick={() => void send()}>
          {w("send")}
        </Button>
      )}
      <Button icon={<Download />} disabled={!blob} onClick={() => void save()}>
        {w("savePng")}
      </Button>
      <Button icon={<Copy />} disabled={!blob} onClick={() => void copy()}>
        {w("copyPicture")}
      </Button>
    </div>
  );
}
