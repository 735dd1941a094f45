import { M } from "../../../ui/equation/Tex.tsx";
import { parseTex } from "../../../ui/equation/tex.ts";

/** An equation as it is set, or, where it says what our TeX does not know, as it was written. */
export function Formula({ children }: { readonly children: string }) {
  return canBeSet(children) ? <M>{children}</M> : <code>{children}</code>;
}

function canBeSet(tex: string): boolean {
  try {
    parseTex(tex);
    return true;
  } catch {
    return false;
  }
}
