import { setView } from "../../app/actions.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { Named } from "../primitives/Maths.tsx";
import { Segmented } from "../primitives/Segmented.tsx";
import { words } from "./words.ts";

interface ViewSwitchProps {
  readonly label?: string;
  /** Whether the room can show both; where it cannot, the guess stands for them. */
  readonly both?: boolean;
}

/** What the pictures show: the guess x̂₀, the state x_t, or both. */
export function ViewSwitch({ label, both = true }: ViewSwitchProps) {
  const t = useWords(words);
  const view = useStore((state) => state.view);
  return (
    <Segmented
      label={label ?? t("view.label")}
      value={!both && view === "both" ? "x0" : view}
      options={[
        { value: "x0", label: <Named word={t("view.guess")} symbol="x0" />, title: t("view.x0") },
        { value: "x", label: <Named word={t("view.noisy")} symbol="xt" />, title: t("view.x") },
        ...(both ? [{ value: "both", label: t("view.both"), title: t("view.bothLong") } as const] : []),
      ]}
      onChange={setView}
    />
  );
}
