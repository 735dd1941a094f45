import { Link } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../i18n/words.ts";
import type { Shareable } from "../../recipe/sharing.ts";
import { Button } from "../primitives/Button.tsx";
import css from "./share.module.css";
import { words } from "./words.ts";

interface PartProps {
  readonly shared: Shareable;
  readonly onStatus: (words: string) => void;
}

/** The recipe as a link, with what whoever copies it should know. */
export function LinkPart({ shared, onStatus }: PartProps) {
  const w = useWords(words);
  const [byHand, setByHand] = useState(false);
  const { link, recipe, recording } = shared;
  const copy = async () => {
    if (typeof link !== "string") return;
    try {
      await navigator.clipboard.writeText(link);
      onStatus(w("linkCopied", { length: link.length }));
    } catch {
      setByHand(true);
      onStatus("");
    }
  };
  return (
    <section className={css.part} aria-label={w("link")}>
      <div className={css.words}>
        <p>{w("linkHelp")}</p>
        {!recipe.result && <p className={css.note}>{w(recording ? "unfinished" : "notRun")}</p>}
        {typeof link !== "string" && <p className={css.travel}>{w("tooLarge")}</p>}
      </div>
      <Button look="primary" icon={<Link />} disabled={typeof link !== "string"} onClick={() => void copy()}>
        {w("copyLink")}
      </Button>
      {byHand && typeof link === "string" && (
        <label className={css.byHand}>
          {w("linkByHand")}
          <input className={css.address} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </section>
  );
}
