import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import type { EngineInfo } from "../../worker/protocol.ts";
import { useAdapterName, useEngineName } from "../engines.ts";
import { useModelTitle } from "../models.ts";
import { Popover } from "../primitives/Popover.tsx";
import { number } from "../run/format.ts";
import styles from "./EngineBadge.module.css";
import { words } from "./words.ts";

/** Two engines on the same GPU are passed over for one reason, which is said once. */
const reasonsOf = ({ rejected }: EngineInfo) =>
  rejected.filter(
    ({ reason, detail }, i) => rejected.findIndex((other) => other.reason === reason && other.detail === detail) === i,
  );

function titleOf({ device, software, rejected }: EngineInfo) {
  if (device === "gpu") return software ? "engine.onSoftware" : "engine.onGpu";
  const isFaster = rejected.some(({ reason }) => reason === "slower" || reason === "software-adapter");
  return isFaster ? "engine.onFasterCpu" : "engine.onCpu";
}

/** Which engine runs and on what, and why not the faster one. Nothing falls back in silence. */
export function EngineBadge({ short = false }: { readonly short?: boolean }) {
  const t = useWords(words);
  const named = useEngineName();
  const modelTitle = useModelTitle();
  const on = useAdapterName();
  const model = useStore((state) => state.model);
  if (model.phase !== "ready") return null;
  const { engine } = model;
  const onCpu = engine.device === "cpu";
  const { difference, tolerance } = engine.selfCheck;
  return (
    <Popover
      title={t(titleOf(engine))}
      trigger={
        <button type="button" className={styles.badge} aria-label={`${t("engine.label")}: ${named(engine)}`}>
          <span className={styles.dot} data-tone={onCpu || engine.software ? "warning" : "good"} aria-hidden />
          <span>{named(engine)}</span>
          {!short && <span className={styles.adapter}>{on(engine.adapter)}</span>}
        </button>
      }
    >
      {reasonsOf(engine).map(({ name, reason, detail }) => (
        <div key={name} className={styles.why}>
          <p>{t(`rejected.${reason}`)}</p>
          {detail && (
            <p className={styles.detail} lang="en">
              {detail}
            </p>
          )}
        </div>
      ))}
      <dl className={styles.facts}>
        <dt>{t("engine.adapter")}</dt>
        <dd>{on(engine.adapter)}</dd>
        {onCpu && (
          <>
            <dt>{t("engine.threads")}</dt>
            <dd>{engine.threads}</dd>
          </>
        )}
        <dt>{t("engine.step")}</dt>
        <dd>{t("engine.stepValue", { ms: number(engine.stepMs, 0) })}</dd>
        <dt>{t("engine.check")}</dt>
        <dd>
          {t("engine.checkValue", { difference: difference.toExponential(1), tolerance: tolerance.toExponential(0) })}
        </dd>
        <dt>{t("engine.model")}</dt>
        <dd>{modelTitle(model.model)}</dd>
      </dl>
    </Popover>
  );
}
