import { useEffect, useRef } from "react";
import { useWords } from "../../i18n/words.ts";
import type { Findings as Found } from "../../intake/protocol.ts";
import { Strip } from "../primitives/Strip.tsx";
import { Finalists } from "./Finalists.tsx";
import { factName } from "./fact-names.ts";
import css from "./models.module.css";
import { words } from "./words.ts";

/** What came of asking the network: what it measured, and what stayed open. */
export function Findings({ findings }: { readonly findings: Found }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that had the keyboard is gone.
    if (document.activeElement === document.body) place.current?.focus();
  }, []);
  return (
    <div ref={place} tabIndex={-1} className={css.findings}>
      <Strip tone={findings.confirmed && findings.open.length === 0 ? "info" : "warning"}>
        <Said findings={findings} />
      </Strip>
      {findings.finalists.length > 0 && <Finalists finalists={findings.finalists} />}
    </div>
  );
}

function Said({ findings: { confirmed, measured, open } }: { readonly findings: Found }) {
  const w = useWords(words);
  if (!confirmed) return w("examinedNone");
  const list = (names: readonly string[]) => names.map((name) => factName(w, name)).join(", ");
  const said = [
    measured.length > 0 && w("examinedSure", { names: list(measured) }),
    open.length > 0 && w("examinedOpen", { names: list(open) }),
  ];
  return said.filter(Boolean).join(" ");
}
