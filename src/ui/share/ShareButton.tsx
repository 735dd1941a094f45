import { Share } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { words } from "../frame/words.ts";
import { IconButton } from "../primitives/Button.tsx";

const ShareDialog = lazy(() => import("./ShareDialog.tsx"));

/** One in every room's head: links, pictures and files are behind it. */
export function ShareButton({ room }: { readonly room: string }) {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t("app.share")} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Share />
      </IconButton>
      {open && (
        <Suspense>
          <ShareDialog room={room} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
