import { Download, FolderOpen } from "lucide-react";
import { useRef } from "react";
import { useWords } from "../../i18n/words.ts";
import type { Kept } from "../../ledger/records.ts";
import { receive } from "../../recipe/receive.ts";
import { EngineBadge } from "../../ui/frame/EngineBadge.tsx";
import { useNarrow } from "../../ui/frame/use-narrow.ts";
import { Button, IconButton } from "../../ui/primitives/Button.tsx";
import { save } from "./actions.ts";
import css from "./gallery.module.css";
import { title } from "./title.ts";
import { words } from "./words.ts";

/** What this is, the way in for files and the way out for all of it. */
export function Head({ entries }: { readonly entries: readonly Kept[] }) {
  const t = useWords(title);
  const w = useWords(words);
  const narrow = useNarrow();
  const files = useRef<HTMLInputElement>(null);
  const add = () => files.current?.click();
  const all = () => void save(entries);
  const none = entries.length === 0;
  return (
    <header className={css.head}>
      <h1 className={css.title}>{t("name")}</h1>
      <p className={css.lead}>{t("lead")}</p>
      {!narrow && <EngineBadge />}
      {narrow ? (
        <>
          <IconButton look="outlined" label={w("add")} onClick={add}>
            <FolderOpen />
          </IconButton>
          <IconButton look="outlined" label={w("exportAll")} disabled={none} onClick={all}>
            <Download />
          </IconButton>
        </>
      ) : (
        <>
          <Button icon={<FolderOpen />} onClick={add}>
            {w("add")}
          </Button>
          <Button icon={<Download />} disabled={none} onClick={all}>
            {w("exportAll")}
          </Button>
        </>
      )}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept=".png,.zip"
        onChange={({ currentTarget }) => {
          void receive({ files: [...(currentTarget.files ?? [])] });
          // The same files may be chosen again.
          currentTarget.value = "";
        }}
      />
    </header>
  );
}
