import { useStore } from "../../app/store.ts";
import styles from "./Dialog.module.css";
import { NoticeStrip } from "./NoticeStrip.tsx";

/** What the page has to say that a dialog must not hide. */
export function Urgent() {
  const notices = useStore((state) => state.notices);
  const urgent = notices.filter((notice) => notice.urgent);
  if (urgent.length === 0) return null;
  return (
    <div className={styles.urgent}>
      {urgent.map((notice) => (
        <NoticeStrip key={notice.key} notice={notice} />
      ))}
    </div>
  );
}
