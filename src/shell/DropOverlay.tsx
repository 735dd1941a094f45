import { useEffect, useState } from "react";
import { say } from "../app/notices.ts";
import { useWords } from "../i18n/words.ts";
import { words as pictureWords } from "../pictures/words.ts";
import { readDrop, receive } from "../recipe/receive.ts";
import { cx } from "../ui/primitives/cx.ts";
import styles from "./DropOverlay.module.css";
import { words } from "./words.ts";

/** Pictures dropped or pasted anywhere on the page. While one is over it, two places open. */
export function DropOverlay() {
  const t = useWords(words);
  const p = useWords(pictureWords);
  const [over, setOver] = useState<number | null>(null);

  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const endAt = (event: DragEvent) => (event.clientX < innerWidth / 2 ? 0 : 1);
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(endAt(event));
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(null);
    };
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer) return;
      event.preventDefault();
      setOver(null);
      void receive(readDrop(event.dataTransfer), endAt(event));
    };
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target;
      if (target instanceof Element && target.closest("input, textarea, [contenteditable]")) return;
      if (!event.clipboardData) return;
      event.preventDefault();
      const dropped = readDrop(event.clipboardData);
      if (dropped.files.length > 0) void receive(dropped);
      else say({ key: "picture", tone: "info", text: () => pictureWords.say("picture.clipboard") });
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    addEventListener("paste", onPaste);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
      removeEventListener("paste", onPaste);
    };
  }, []);

  if (over === null) return null;
  return (
    <div className={styles.overlay}>
      <p className={styles.title}>{t("drop.title")}</p>
      <div className={styles.places}>
        <div className={cx(styles.place, over === 0 && styles.chosen)}>{t("drop.first")}</div>
        <div className={cx(styles.place, over === 1 && styles.chosen)}>{t("drop.second")}</div>
      </div>
      <p className={styles.hint}>{p("drop.hint")}</p>
    </div>
  );
}
