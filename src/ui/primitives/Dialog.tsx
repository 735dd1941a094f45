import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../i18n/words.ts";
import { words } from "../words.ts";
import { IconButton } from "./Button.tsx";
import { cx } from "./cx.ts";
import styles from "./Dialog.module.css";
import { Urgent } from "./Urgent.tsx";

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** A sheet comes from below, over the lower part of a phone. */
  readonly kind?: "centre" | "sheet";
  /** Small buttons in the head, before the one that closes. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** Something looked at closely, over the page. Escape and a press beside it close it. */
export function Dialog({ open, onClose, title, kind = "centre", tools, children }: DialogProps) {
  const t = useWords(words);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={cx(styles.popup, styles[kind])}>
          <header className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {tools}
            <Base.Close render={<IconButton label={t("settings.close")} />}>
              <X />
            </Base.Close>
          </header>
          <div className={styles.body}>
            <Urgent />
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
