import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Fold.module.css";

/** What only some need, folded away. The browser's own, so find-in-page opens it. */
export function Fold({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <details className={styles.fold}>
      <summary className={styles.summary}>
        <ChevronRight className={styles.chevron} aria-hidden />
        <span>{label}</span>
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
