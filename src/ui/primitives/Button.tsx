import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";
import { cx } from "./cx.ts";

type Look = "plain" | "outlined" | "primary";

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: Look;
  readonly size?: "medium" | "large";
  readonly icon?: ReactNode;
}

/** A button with words. One primary in a view at the most. */
export function Button({ look = "outlined", size = "medium", icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={cx(styles.button, styles[look], styles[size], className)} {...rest}>
      {icon}
      {typeof children === "string" ? <span>{children}</span> : children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, "icon"> {
  /** Its name: read aloud, and shown as a tooltip. */
  readonly label: string;
}

/** A button with a picture only. It must have a name. */
export function IconButton({ look = "plain", size = "medium", label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx(styles.button, styles.icon, styles[look], styles[size], className)}
      {...rest}
    />
  );
}
