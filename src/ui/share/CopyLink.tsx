import { Link } from "lucide-react";
import { useState } from "react";
import { copyText } from "../../app/copy-text.ts";
import { useWords } from "../../i18n/words.ts";
import type { Problem } from "../../recipe/share-status.ts";
import { Button } from "../primitives/Button.tsx";
import css from "./share.module.css";
import { words } from "./words.ts";

interface CopyLinkProps {
  readonly link: string | Problem;
  readonly label: string;
  /** There is a better way beside it. */
  readonly plain?: boolean;
  readonly onStatus: (words: string) => void;
}

/** A link to the clipboard, with its length; to copy by hand where the browser does not let the page. */
export function CopyLink({ link, label, plain = false, onStatus }: CopyLinkProps) {
  const w = useWords(words);
  const [byHand, setByHand] = useState(false);
  if (typeof link !== "string") return <p className={css.travel}>{w("failed", { message: link.message })}</p>;
  const copy = async () => {
    const copied = await copyText(link);
    setByHand(!copied);
    onStatus(copied ? w("linkCopied", { length: link.length }) : "");
  };
  return (
    <div className={css.copying}>
      <Button look={plain ? "outlined" : "primary"} icon={<Link />} onClick={() => void copy()}>
        {label}
      </Button>
      <span className={css.note}>{w("characters", { length: link.length })}</span>
      {byHand && (
        <label className={css.byHand}>
          <span>{w("linkByHand")}</span>
          <input className={css.address} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </div>
  );
}
