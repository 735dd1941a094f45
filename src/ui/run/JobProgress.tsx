import { EMBEDDED } from "../../app/embed.ts";
import { useRun } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import css from "./JobProgress.module.css";
import { LoadProgressBar } from "./LoadProgressBar.tsx";

/** How far a measurement is, in the place of a timeline; before it, how far its model is. */
export function JobProgress({ slot, label }: { readonly slot: string; readonly label: string }) {
  const pace = useRun(slot)?.pace;
  // In an embed no model comes before it is asked for.
  const loading = useStore(({ model }) => model.phase === "loading" || (model.phase === "absent" && !EMBEDDED));
  if (loading) return <LoadProgressBar />;
  return (
    <div className={css.progress}>
      <progress aria-label={label} value={pace?.position ?? 0} max={pace?.length || 1} />
    </div>
  );
}
