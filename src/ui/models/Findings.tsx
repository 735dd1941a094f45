import { useEffect, useRef } from "react";
import { useWords } from "../../i18n/words.ts";
import type { Answers, Findings as Found } from "../../intake/protocol.ts";
import { Strip } from "../primitives/Strip.tsx";
import { Finalists } from "./Finalists.tsx";
import { factName } from "./fact-names.ts";
import css from "./models.module.css";
import { words } from "./words.ts";

interface FindingsProps {
  readonly findings: Found;
  readonly onTaken: (said: Answers) => void;
}

/** What came of asking the network: what it measured, and what stayed open. */
export function Findings({ findings, onTaken }: FindingsProps) {
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
      {findings.finalists.length > 0 && <Finalists finalists={findings.finalists} onTaken={onTaken} />}
    </div>
  );
}

function Said({ findings: { confirmed, measured, open, own } }: { readonly findings: Found }) {
  const w = useWords(words);
  const shown = own > 0 && w("examinedWith", { count: own });
  if (!confirmed) return [w("examinedNone"), shown].filter(Boolean).join(" ");
  const list = (names: readonly string[]) => names.map((name) => factName(w, name)).join(", ");
  const said = [
    measured.length > 0 && w("examinedSure", { names: list(measured) }),
    open.length > 0 && w("examinedOpen", { names: list(open) }),
    shown,
  ];
  return said.filter(Boolean).join(" ");
}
