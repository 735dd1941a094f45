import { useStore } from "../../app/store.ts";
import { useT } from "../../i18n/words.ts";
import { useEngineName } from "../engines.ts";
import { useModelTitle } from "../models.ts";
import { Popover } from "../primitives/Popover.tsx";
import styles from "./EngineBadge.module.css";

/** Which engine runs and on what, and why not the faster one. Nothing falls back in silence. */
export function EngineBadge({ short = false }: { readonly short?: boolean }) {
  const t = useT();
  const named = useEngineName();
  const title = useModelTitle();
  const model = useStore((state) => state.model);
  if (model.phase !== "ready") return null;
  const { engine } = model;
  const onCpu = engine.device === "cpu";
  const { difference, tolerance } = engine.selfCheck;
  return (
    <Popover
      title={t(onCpu ? "engine.onCpu" : "engine.onGpu")}
      trigger={
        <button type="button" className={styles.badge} aria-label={`${t("engine.label")}: ${named(engine)}`}>
          <span className={styles.dot} data-tone={onCpu ? "warning" : "good"} aria-hidden />
          <span>{named(engine)}</span>
          {!short && <span className={styles.adapter}>{engine.adapter}</span>}
        </button>
      }
    >
      {engine.rejected.map(({ name, reason, detail }) => (
        <div key={name} className={styles.why}>
          <p>{t(`rejected.${reason}`)}</p>
          {detail && <p className={styles.detail}>{detail}</p>}
        </div>
      ))}
      <dl className={styles.facts}>
        <dt>{t("engine.adapter")}</dt>
        <dd>{engine.adapter}</dd>
        {onCpu && (
          <>
            <dt>{t("engine.threads")}</dt>
            <dd>{engine.threads}</dd>
          </>
        )}
        <dt>{t("engine.check")}</dt>
        <dd>
          {t("engine.checkValue", { difference: difference.toExponential(1), tolerance: tolerance.toExponential(0) })}
        </dd>
        <dt>{t("engine.model")}</dt>
        <dd>{title(model.model)}</dd>
      </dl>
    </Popover>
  );
}
