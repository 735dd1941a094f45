import { Film, Share } from "lucide-react";
import { useCallback, useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { useShareStatus } from "../../recipe/share-status.ts";
import { makesFilms, roomNamed } from "../../scene/rooms.ts";
import { words } from "../frame/words.ts";
import { part } from "../part.tsx";
import { IconButton } from "../primitives/Button.tsx";

const ShareDialog = part(() => import("./ShareDialog.tsx"));

/** In every room's head, a press each: what is sent is a second one. Links and files are behind them as well. */
export function ShareButton({ room }: { readonly room: string }) {
  const t = useWords(words);
  const [open, setOpen] = useState<"picture" | "film" | null>(null);
  const coming = useShareStatus(({ film }) => (film?.room === room ? film : null));
  const first = open ?? (coming && "film");
  const close = useCallback(() => {
    setOpen(null);
    useShareStatus.setState({ film: null });
  }, []);
  return (
    <>
      {makesFilms(roomNamed(room)) && (
        <IconButton label={t("app.film")} aria-haspopup="dialog" onClick={() => setOpen("film")}>
          <Film />
        </IconButton>
      )}
      <IconButton label={t("app.share")} aria-haspopup="dialog" onClick={() => setOpen("picture")}>
        <Share />
      </IconButton>
      {first && <ShareDialog room={room} first={first} coming={coming} onClose={close} />}
    </>
  );
}
