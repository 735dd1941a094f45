import { CodeXml } from "lucide-react";
import { useRef, useState } from "react";
import { copyText } from "../../app/copy-text.ts";
import { useWords } from "../../i18n/words.ts";
import { roomNamed } from "../../scene/rooms.ts";
import { Button } from "../primitives/Button.tsx";
import { Fold } from "../primitives/Fold.tsx";
import { Segmented } from "../primitives/Segmented.tsx";
import { SIZES, type SizeName, snippetOf } from "./embed-snippet.ts";
import css from "./share.module.css";
import { words } from "./words.ts";

interface EmbedPartProps {
  readonly room: string;
  /** The link with the pictures that go in, where some do and it holds them. */
  readonly linkWithPictures?: string | undefined;
  /** Made with a model that only this browser has. */
  readonly own?: boolean;
  readonly onStatus: (words: string) => void;
}

const NAMES = Object.keys(SIZES) as SizeName[];

/** This room for a page of one's own: what to paste there, and what its reader sees. */
export function EmbedPart({ room, linkWithPictures, own = false, onStatus }: EmbedPartProps) {
  const w = useWords(words);
  const title = useWords(roomNamed(room).words)("name");
  const [size, setSize] = useState<SizeName>("slide");
  const field = useRef<HTMLTextAreaElement>(null);
  const { width, height } = SIZES[size];
  const copy = async () => {
    const copied = await copyText(field.current?.value ?? "");
    if (!copied) field.current?.select();
    onStatus(w(copied ? "embedCopied" : "embedByHand"));
  };
  if (own)
    return (
      <Fold label={w("embed")}>
        <p className={css.note}>{w("embedOwn")}</p>
      </Fold>
    );
  return (
    <Fold label={w("embed")}>
      <p className={css.note}>{`${w("embedHelp")} ${w(linkWithPictures ? "embedPictures" : "embedSettings")}`}</p>
      <div className={css.sizes}>
        <Segmented
          label={w("embedSize")}
          value={size}
          options={NAMES.map((value) => ({ value, label: w(`embedSize.${value}`) }))}
          onChange={setSize}
        />
        <span className={css.note}>{w("embedSizeValue", { width, height })}</span>
      </div>
      <textarea
        ref={field}
        className={css.code}
        aria-label={w("embedCode")}
        readOnly
        rows={4}
        spellCheck={false}
        translate="no"
        value={snippetOf(linkWithPictures ?? location.href, `Backstep: ${title}`, SIZES[size])}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={css.actions}>
        <Button icon={<CodeXml />} onClick={() => void copy()}>
          {w("embedCopy")}
        </Button>
      </div>
    </Fold>
  );
}
