import { Film, Share } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { roomNamed } from "../../scene/rooms.ts";
import { useNarrow } from "../frame/use-narrow.ts";
import { words } from "../frame/words.ts";
import { part } from "../part.tsx";
import { IconButton } from "../primitives/Button.tsx";

const ShareDialog = part(() => import("./ShareDialog.tsx"));

/** In every room's head: links, pictures, films and files are behind it; a phone has room for one button. */
export function ShareButton({ room }: { readonly room: string }) {
  const t = useWords(words);
  const narrow = useNarrow();
  const { alone, numbers } = roomNamed(room);
  const [open, setOpen] = useState<"picture" | "film" | null>(null);
  return (
    <>
      {!narrow && !alone && !numbers && (
        <IconButton label={t("app.film")} aria-haspopup="dialog" onClick={() => setOpen("film")}>
          <Film />
        </IconButton>
      )}
      <IconButton label={t("app.share")} aria-haspopup="dialog" onClick={() => setOpen("picture")}>
        <Share />
      </IconButton>
      {open && <ShareDialog room={room} first={open} onClose={() => setOpen(null)} />}
    </>
  );
}
