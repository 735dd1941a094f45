import { CircleAlert, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../i18n/words.ts";
import { words } from "../words.ts";
import { Button, IconButton } from "./Button.tsx";
import styles from "./Strip.module.css";

const ICONS = { info: Info, warning: TriangleAlert, error: CircleAlert };

interface StripProps {
  readonly tone: keyof typeof ICONS;
  /** What matters most, large. */
  readonly headline?: string | undefined;
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly onDismiss?: () => void;
  readonly children: ReactNode;
}

/** One line of what the page has to say, with what to do about it. */
export function Strip({ tone, headline, detail, action, onDismiss, children }: StripProps) {
  const t = useWords(words);
  const Icon = ICONS[tone];
  return (
    <div className={styles.strip} data-tone={tone} role={tone === "error" ? "alert" : "status"}>
      <Icon className={styles.icon} aria-hidden />
      <div className={styles.words}>
        {headline && <p className={styles.headline}>{headline}</p>}
        <div>{children}</div>
        {detail && <p className={styles.detail}>{detail}</p>}
      </div>
      {action && <Button onClick={action.run}>{action.label}</Button>}
      {onDismiss && (
        <IconButton label={t("notice.dismiss")} onClick={onDismiss}>
          <X />
        </IconButton>
      )}
    </div>
  );
}
