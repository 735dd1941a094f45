import { useStore } from "../../../app/store.ts";
import { useWords } from "../../../i18n/words.ts";
import { short } from "../../charts/format.ts";
import { useAdapterName } from "../../engines.ts";
import { useModelTitle } from "../../models.ts";
import { passedOverTogether } from "../../passed-over.ts";
import { number, twoDigits } from "../../run/format.ts";
import styles from "../EngineBadge.module.css";
import { RejectionDetail } from "./RejectionDetail.tsx";
import { words } from "./words.ts";

/** What runs, on what, how fast and how right; and why not something faster. */
export default function EngineDetails() {
  const t = useWords(words);
  const modelTitle = useModelTitle();
  const on = useAdapterName();
  const model = useStore((state) => state.model);
  if (model.phase !== "ready") return null;
  const { engine } = model;
  const { difference, tolerance } = engine.selfCheck;
  return (
    <>
      {passedOverTogether(engine.rejected).map(([first]) => (
        <div key={first.name} className={styles.why}>
          <p>{t(`rejected.${first.reason}`)}</p>
          <RejectionDetail of={first} className={styles.detail} />
        </div>
      ))}
      <dl className={styles.facts}>
        <dt>{t("engine.adapter")}</dt>
        <dd>{on(engine.adapter)}</dd>
        {engine.device === "cpu" && (
          <>
            <dt>{t("engine.threads")}</dt>
            <dd>{engine.threads}</dd>
          </>
        )}
        <dt>{t("engine.step")}</dt>
        <dd>{t("engine.stepValue", { ms: number(engine.stepMs, 0) })}</dd>
        <dt>{t("engine.check")}</dt>
        <dd>{t("engine.checkValue", { difference: short(difference), tolerance: twoDigits(tolerance) })}</dd>
        <dt>{t("engine.model")}</dt>
        <dd>{modelTitle(model.model)}</dd>
      </dl>
    </>
  );
}
