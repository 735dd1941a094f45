import { useEffect, useState } from "react";
import { say } from "../app/notices.ts";
import { useWords } from "../i18n/words.ts";
import { useClaim } from "../pictures/place.ts";
import { words as pictureWords } from "../pictures/words.ts";
import { useKeptClaim } from "../recipe/kept/claim.ts";
import { isForText, isKnown, readDrop, receive } from "../recipe/receive.ts";
import { cx } from "../ui/primitives/cx.ts";
import styles from "./DropOverlay.module.css";
import { words } from "./words.ts";

/** Whether it happened where text is written. */
function isEdited({ target }: Event): boolean {
  return target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
}

/** Over everything, a dialog too. */
const onTop = (overlay: HTMLDivElement | null) => overlay?.showPopover();

/**
 * Pictures, links and recipes dropped or pasted anywhere on the page. While files are over it, two places
 * open, unless what is on screen takes all. What opens them is heavy, so all of this comes after the first paint.
 */
export default function DropOverlay() {
  const t = useWords(words);
  const p = useWords(pictureWords);
  const keeps = useKeptClaim((state) => state.claimed);
  const claim = useClaim();
  const [over, setOver] = useState<number | null>(null);

  useEffect(() => {
    const placeAt = (event: DragEvent) => (event.clientX < innerWidth / 2 ? 0 : 1);
    const onOver = (event: DragEvent) => {
      const types = event.dataTransfer?.types ?? [];
      const files = types.includes("Files");
      // An address that is not taken would be gone to.
      const text = types.includes("text/uri-list") || (types.includes("text/plain") && !isEdited(event));
      if (!files && !text) return;
      event.preventDefault();
      if (files) setOver(placeAt(event));
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(null);
    };
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer) return;
      const dropped = readDrop(event.dataTransfer);
      if (isEdited(event) && isForText(dropped)) return;
      event.preventDefault();
      setOver(null);
      void receive(dropped, { place: placeAt(event) });
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData) return;
      const dropped = readDrop(event.clipboardData);
      if (isEdited(event) && isForText(dropped)) return;
      event.preventDefault();
      if (dropped.files.length > 0 || isKnown(dropped.text)) void receive(dropped);
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
  if (claim || keeps) {
    return (
      <div ref={onTop} popover="manual" className={styles.overlay}>
        <div className={cx(styles.place, styles.chosen, styles.whole)}>
          <p className={styles.title}>{claim ? claim.title() : t("drop.keep")}</p>
          <p className={styles.hint}>{claim ? p("drop.hint") : t("drop.keepHint")}</p>
        </div>
      </div>
    );
  }
  return (
    <div ref={onTop} popover="manual" className={styles.overlay}>
      <p className={styles.title}>{t("drop.title")}</p>
      <div className={styles.places}>
        <div className={cx(styles.place, over === 0 && styles.chosen)}>{t("drop.first")}</div>
        <div className={cx(styles.place, over === 1 && styles.chosen)}>{t("drop.second")}</div>
      </div>
      <p className={styles.hint}>{p("drop.hint")}</p>
    </div>
  );
}
