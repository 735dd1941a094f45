import { Download } from "lucide-react";
import type { View } from "../../app/store.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { words } from "../../ui/pictures/words.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";

/** The grid as one PNG, without gaps, as many columns as make it square. */
export function SaveGrid({
  slot,
  view,
  count,
  size,
}: {
  readonly slot: string;
  readonly view: View;
  readonly count: number;
  readonly size: PictureSize;
}) {
  const t = useWords(words);
  const which = view === "x" ? "x" : "x0";
  // After the first paint: the pictures' menus bring it.
  const save = async () => {
    const { savePng } = await import("../../recipe/export.ts");
    await savePng({ slot, which, columns: Math.ceil(Math.sqrt(count)), size, scale: 4, name: "backstep-grid" });
  };
  return (
    <IconButton label={t("pictures.saveGrid")} onClick={save}>
      <Download />
    </IconButton>
  );
}
