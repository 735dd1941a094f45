import type { ComponentProps } from "react";
import { cx } from "../primitives/cx.ts";
import { pictureProps, type Subject } from "./menu/open.ts";
import styles from "./PictureButton.module.css";

interface PictureButtonProps extends ComponentProps<"button"> {
  /** What the picture is when its menu is asked for; it has none without. */
  readonly subject?: (() => Subject) | undefined;
}

/** The place of a picture, under the canvas that paints it; over it when it is pointed at or in focus. */
export function PictureButton({ className, subject, ...rest }: PictureButtonProps) {
  return <button type="button" className={cx(styles.picture, className)} {...pictureProps(subject)} {...rest} />;
}
