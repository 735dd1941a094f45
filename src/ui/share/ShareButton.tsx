import { Share } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { words } from "../frame/words.ts";
import { part } from "../part.tsx";
import { IconButton } from "../primitives/Button.tsx";

const ShareDialog = part(() => import("./ShareDialog.tsx"));

/** One in every room's head: links, pictures and files are behind it. */
export function ShareButton({ room }: { readonly room: string }) {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t("app.share")} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Share />
      </IconButton>
      {open && <ShareDialog room={room} onClose={() => setOpen(false)} />}
    </>
  );
}
