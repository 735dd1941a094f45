import { useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { Strip } from "../primitives/Strip.tsx";
import { words } from "./words.ts";

/** Why the run of this room stopped, and the way to go on. */
export function RunNotice() {
  const t = useWords(words);
  const place = useStore((state) => state.place);
  const run = useRun(place);
  const without = useStore((state) => state.model.phase === "failed"); // said above, and first to be mended
  if (without || run?.phase !== "failed" || !run.failure) return null;
  const { code, message, detail } = run.failure;
  return (
    <Strip
      tone="error"
      detail={detail ?? message}
      action={{ label: t("failure.again"), run: () => slots.of(place).goOn() }}
    >
      {t(code === "download-failed" ? "run.unfetched" : `failure.${code}`)}
    </Strip>
  );
}
