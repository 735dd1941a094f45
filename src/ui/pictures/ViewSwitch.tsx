import { useT } from "../../i18n/words.ts";
import { setView } from "../../state/actions.ts";
import { useStore } from "../../state/store.ts";
import { Sym } from "../primitives/Maths.tsx";
import { Segmented } from "../primitives/Segmented.tsx";

/** What the pictures show: the guess x̂₀, the state x_t, or both. */
export function ViewSwitch() {
  const t = useT();
  const view = useStore((state) => state.view);
  return (
    <Segmented
      label={t("view.label")}
      value={view}
      options={[
        { value: "x0", label: <Sym name="x0" />, title: t("view.x0") },
        { value: "x", label: <Sym name="xt" />, title: t("view.x") },
        { value: "both", label: t("view.both"), title: t("view.bothLong") },
      ]}
      onChange={setView}
    />
  );
}
