import { useStore } from "../../app/store.ts";
import { part } from "../part.tsx";
import type { ClassFieldsProps } from "./ClassFields.tsx";

const ClassFields = part(() => import("./ClassFields.tsx"));

/** Which class the pictures are of. Nothing for a model without classes, whose page never loads it. */
export function ClassControls(props: Omit<ClassFieldsProps, "classes" | "needsClass">) {
  const classes = useStore(({ model, modelId, models }) =>
    model.phase === "ready" ? model.model.classes : models.find(({ id }) => id === modelId)?.classes,
  );
  const needsClass = useStore(({ model }) => model.phase === "ready" && model.model.needsClass === true);
  if (!classes?.length) return null;
  return <ClassFields {...props} classes={classes} needsClass={needsClass} />;
}
