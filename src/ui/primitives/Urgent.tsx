import { dismiss } from "../../app/notices.ts";
import { useStore } from "../../app/store.ts";
import styles from "./Dialog.module.css";
import { Strip } from "./Strip.tsx";

/** What the page has to say that a dialog must not hide. */
export function Urgent() {
  const notices = useStore((state) => state.notices);
  const urgent = notices.filter((notice) => notice.urgent);
  if (urgent.length === 0) return null;
  return (
    <div className={styles.urgent}>
      {urgent.map(({ key, tone, text, action }) => (
        <Strip
          key={key}
          tone={tone}
          action={action && { label: action.label(), run: action.run }}
          onDismiss={() => dismiss(key)}
        >
          {text()}
        </Strip>
      ))}
    </div>
  );
}
