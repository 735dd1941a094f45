import { cloneElement, type ReactElement, type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import styles from "./Popover.module.css";

interface PopoverProps {
  /** The button it hangs on. */
  readonly trigger: ReactElement<{ popoverTarget?: string; ref?: React.Ref<HTMLButtonElement> }>;
  readonly title: string;
  /** Where it opens, if there is room; "after" is below, and begins where the button does. */
  readonly side?: "below" | "after" | "beside";
  /** Room for an equation. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

const APART = 8;

/** A few lines beside the button that asked for them: the browser's own popover, put in its place. */
export function Popover({ trigger, title, side = "below", wide, children }: PopoverProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!open || !button.current || !popup.current) return;
    const put = () => button.current && popup.current && place(popup.current, button.current, side);
    put();
    // What is in it may come later, and be larger.
    const observer = new ResizeObserver(put);
    observer.observe(popup.current);
    return () => observer.disconnect();
  }, [open, side]);

  return (
    <>
      {cloneElement(trigger, { popoverTarget: id, ref: button })}
      <div
        ref={popup}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={title}
        className={styles.popup}
        data-wide={wide}
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        {open && (
          <div className={styles.body}>
            <h2 className={styles.title}>{title}</h2>
            {children}
          </div>
        )}
      </div>
    </>
  );
}

/** Puts the popup where it belongs beside its button, wholly on the page. */
function place(popup: HTMLElement, button: HTMLElement, side: "below" | "after" | "beside"): void {
  const from = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height, style } = popup;
  const beside = side === "beside" && innerWidth > 720;
  const x = beside ? from.right + APART : side === "after" ? from.left : from.right - width;
  const under = from.bottom + APART;
  const y = beside ? from.bottom - height : under + height < innerHeight ? under : from.top - APART - height;
  const within = (value: number, room: number) => Math.max(APART, Math.min(value, room - APART));
  style.left = `${within(x, innerWidth - width)}px`;
  style.top = `${within(y, innerHeight - height)}px`;
}
