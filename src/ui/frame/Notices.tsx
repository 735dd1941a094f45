import { loader } from "../../app/page.ts";
import { type Notice, useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { useShareStatus } from "../../recipe/share-status.ts";
import { part } from "../part.tsx";
import { NoticeStrip } from "../primitives/NoticeStrip.tsx";
import { Strip } from "../primitives/Strip.tsx";
import styles from "./Notices.module.css";
import { RunNotice } from "./RunNotice.tsx";
import { usePassing } from "./use-passing.ts";
import { words } from "./words.ts";

const ShareNotices = part(() => import("../share/ShareNotices.tsx"));

function Said({ notice }: { readonly notice: Notice }) {
  return (
    <div {...usePassing(notice)}>
      <NoticeStrip notice={notice} />
    </div>
  );
}

/** What went wrong and what to do, above the pictures; the pictures stay as they are. */
export function Notices() {
  const t = useWords(words);
  const notices = useStore((state) => state.notices);
  const shared = useShareStatus((state) => state.incoming !== null || state.replay !== null);
  const failure = useStore((state) => (state.model.phase === "failed" ? state.model.failure : null));
  const cancelled = failure?.code === "cancelled";
  const lost = failure?.code === "own-damaged" || failure?.code === "own-missing";
  const again = { label: t(cancelled ? "load.again" : "load.retry"), run: () => void loader.load() };
  const afresh = {
    label: t("load.afresh"),
    run: () => void import("../../app/afresh.ts").then((all) => all.addAfresh()),
  };
  return (
    <section className={styles.stack} aria-label={t("notice.region")}>
      {failure && (
        <Strip
          tone={cancelled ? "info" : "error"}
          detail={cancelled ? undefined : (failure.detail ?? failure.message)}
          action={lost ? afresh : again}
        >
          {t(`failure.${failure.code}`)}
        </Strip>
      )}
      <RunNotice />
      {shared && <ShareNotices />}
      {notices.map((notice) => (
        <Said key={notice.key} notice={notice} />
      ))}
    </section>
  );
}
