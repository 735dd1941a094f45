import type { ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import { Dialog } from "../primitives/Dialog.tsx";

interface SettingsSheetProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A phone's settings, from below. Loaded when opened: the first paint has no dialogs. */
export default function SettingsSheet({ onClose, children }: SettingsSheetProps) {
  const t = useT();
  return (
    <Dialog kind="sheet" open title={t("settings.title")} onClose={onClose}>
      {children}
    </Dialog>
  );
}
