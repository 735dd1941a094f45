import type { ComponentProps } from "react";
import { cx } from "../primitives/cx.ts";
import styles from "./PictureButton.module.css";

/** The place of a picture, under the canvas that paints it; over it when it is pointed at or in focus. */
export function PictureButton({ className, ...rest }: ComponentProps<"button">) {
  return <button type="button" className={cx(styles.picture, className)} {...rest} />;
}
