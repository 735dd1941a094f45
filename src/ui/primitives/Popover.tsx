import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import styles from "./Popover.module.css";

interface PopoverProps {
  /** The button it hangs on. */
  readonly trigger: ReactElement;
  readonly title: string;
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly children: ReactNode;
}

/** A few lines beside the button that asked for them. */
export function Popover({ trigger, title, side = "bottom", children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align="end" sideOffset={8} collisionPadding={12} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
