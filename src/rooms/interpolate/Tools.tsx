import { Download } from "lucide-react";
import { usePictureSize } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { savePng } from "../../recipe/export.ts";
import { ViewSwitch } from "../../ui/pictures/ViewSwitch.tsx";
import { words } from "../../ui/pictures/words.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { SLOT } from "./run.ts";

/** Saving the strip or the matrix, and what the pictures show. */
export function Tools({ columns, rows }: { readonly columns: number; readonly rows: number }) {
  const t = useWords(words);
  const view = useStore((state) => state.view);
  const which = view === "x" ? "x" : "x0";
  const size = usePictureSize(SLOT);
  const name = rows > 1 ? "backstep-matrix" : "backstep-strip";
  return (
    <>
      <IconButton
        label={t(rows > 1 ? "pictures.saveGrid" : "pictures.saveStrip")}
        onClick={() => savePng({ slot: SLOT, which, columns, size, scale: 4, name })}
      >
        <Download />
      </IconButton>
      <ViewSwitch />
    </>
  );
}
