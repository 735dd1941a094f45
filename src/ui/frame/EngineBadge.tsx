import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import type { EngineInfo } from "../../worker/protocol.ts";
import { useAdapterName, useEngineName } from "../engines.ts";
import { part } from "../part.tsx";
import { Popover } from "../primitives/Popover.tsx";
import styles from "./EngineBadge.module.css";
import { words } from "./words.ts";

const EngineDetails = part(() => import("./engine/EngineDetails.tsx"));

function titleOf({ device, software, rejected }: EngineInfo) {
  if (device === "gpu") return software ? "engine.onSoftware" : "engine.onGpu";
  const isFaster = rejected.some(({ reason }) => reason === "slower" || reason === "software-adapter");
  return isFaster ? "engine.onFasterCpu" : "engine.onCpu";
}

/** Which engine runs and on what, and why not the faster one. Nothing falls back in silence. */
export function EngineBadge({ short = false }: { readonly short?: boolean }) {
  const t = useWords(words);
  const named = useEngineName();
  const on = useAdapterName();
  const model = useStore((state) => state.model);
  // Its place is kept, as wide as on a page that is not.
  if (model.phase !== "ready") return <span className={styles.badge} data-soon="" aria-hidden />;
  const { engine } = model;
  const shown = short ? [named(engine)] : [named(engine), on(engine.adapter)];
  const onCpu = engine.device === "cpu";
  return (
    <Popover
      title={t(titleOf(engine))}
      trigger={
        <button type="button" className={styles.badge} aria-label={`${t("engine.label")}: ${shown.join(" ")}`}>
          <span className={styles.dot} data-tone={onCpu || engine.software ? "warning" : "good"} aria-hidden />
          <span className={styles.name}>{shown[0]}</span>
          <span className={styles.label}>{engine.label}</span>
          {!short && <span className={styles.adapter}>{shown[1]}</span>}
        </button>
      }
    >
      <EngineDetails />
    </Popover>
  );
}
