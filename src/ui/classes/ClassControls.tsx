import { useStore } from "../../app/store.ts";
import { part } from "../part.tsx";
import type { ClassFieldsProps } from "./ClassFields.tsx";

const ClassFields = part(() => import("./ClassFields.tsx"));

interface ClassControlsProps extends Omit<ClassFieldsProps, "classes" | "needsClass"> {
  /** By its id; the page's where not said. */
  readonly model?: string | undefined;
}

/** Which class the pictures are of. Nothing for a model without classes, whose page never loads it. */
export function ClassControls({ model: asked, ...props }: ClassControlsProps) {
  const loaded = useStore(({ model, modelId }) =>
    model.phase === "ready" && (asked ?? modelId) === modelId ? model.model : null,
  );
  const listed = useStore(({ modelId, models }) => models.find(({ id }) => id === (asked ?? modelId)));
  const { classes } = loaded ?? listed ?? {};
  const needsClass = (loaded ?? listed)?.needsClass === true;
  if (!classes?.length) return null;
  return <ClassFields {...props} classes={classes} needsClass={needsClass} />;
}
