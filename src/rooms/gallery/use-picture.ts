import { useEffect, useState } from "react";
import type { Kept } from "../../ledger/records.ts";
import { type Lies, liesIn } from "../../pictures/sheet-checks.ts";
import { recipeIn } from "../../recipe/kept/entry.ts";
import { type Png, pngOf } from "./actions.ts";

export interface Whole {
  readonly id: string;
  readonly png: Png;
  readonly address: string;
  /** Null where nothing says how its pictures lie. */
  readonly lies: Lies | null;
}

/** The PNG of an entry, and an address to show it by; null until it has been read. */
export function usePicture(entry: Kept): Whole | null {
  const [whole, setWhole] = useState<Whole | null>(null);
  useEffect(() => {
    let wanted = true;
    let address: string | null = null;
    void pngOf(entry).then((png) => {
      if (!png || !wanted) return;
      address = URL.createObjectURL(new Blob([png], { type: "image/png" }));
      setWhole({ id: entry.id, png, address, lies: liesOf(entry, png) });
    });
    return () => {
      wanted = false;
      if (address) URL.revokeObjectURL(address);
    };
  }, [entry]);
  return whole?.id === entry.id ? whole : null;
}

function liesOf(entry: Kept, png: Png): Lies | null {
  const result = recipeIn(png)?.result;
  return result?.kind === "pictures" ? liesIn(entry, result) : null;
}
