import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "../../i18n/words.ts";
import styles from "./Compare.module.css";
import { sharesStart } from "./lanes.ts";
import type { Comparison } from "./run.ts";
import { words } from "./words.ts";

/** Whether one x_T is compared: by the seeds, and, as soon as there are first frames, by their values. */
export function StartNote({ comparison }: { readonly comparison: Comparison }) {
  const w = useWords(words);
  const [checked, setChecked] = useState<{ of: unknown; same: boolean } | null>(null);
  const shares = sharesStart(comparison.scene);

  useEffect(
    () =>
      comparison.feed.subscribe(({ recording }) => {
        setChecked((before) => {
          if (before && before.of === recording) return before;
          const same = comparison.sameStart();
          return same === null ? null : { of: recording, same };
        });
      }),
    [comparison],
  );

  const failed = shares && checked?.same === false;
  const Icon = failed ? TriangleAlert : shares && checked ? CircleCheck : Info;
  const key = failed ? "sameFailed" : !shares ? "notSame" : checked ? "sameChecked" : "same";
  return (
    <p className={styles.start} data-tone={failed ? "error" : undefined}>
      <Icon size={14} aria-hidden />
      <span>{w(key)}</span>
    </p>
  );
}
