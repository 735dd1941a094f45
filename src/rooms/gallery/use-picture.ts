import { useEffect, useState } from "react";
import type { Kept } from "../../ledger/records.ts";
import { type Png, pngOf } from "./actions.ts";

export interface Whole {
  readonly id: string;
  readonly png: Png;
  readonly address: string;
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
      setWhole({ id: entry.id, png, address });
    });
    return () => {
      wanted = false;
      if (address) URL.revokeObjectURL(address);
    };
  }, [entry]);
  return whole?.id === entry.id ? whole : null;
}
