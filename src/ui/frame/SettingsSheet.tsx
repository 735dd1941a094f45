import type { ReactNode } from "react";
import { useWords } from "../../i18n/words.ts";
import { Dialog } from "../primitives/Dialog.tsx";
import { words } from "./words.ts";

interface SettingsSheetProps {
  readonly onClose: () => void;
  readonly tools: ReactNode;
  readonly children: ReactNode;
}

/** A phone's settings, from below. Loaded when opened: the first paint has no dialogs. */
export default function SettingsSheet({ onClose, tools, children }: SettingsSheetProps) {
  const t = useWords(words);
  return (
    <Dialog kind="sheet" open title={t("settings.title")} tools={tools} onClose={onClose}>
      {children}
    </Dialog>
  );
}
