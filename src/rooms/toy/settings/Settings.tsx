import { SeedField } from "../../../ui/controls/SeedField.tsx";
import { settings } from "../scene.ts";
import { useToy } from "../store.ts";
import { ChainControls } from "./ChainControls.tsx";
import { DataField } from "./DataField.tsx";
import { LengthField } from "./LengthField.tsx";
import { ObjectiveField } from "./ObjectiveField.tsx";

/** What is learned, how it is asked for and for how long; and, where chains are looked at, which. */
export function Settings() {
  const sampling = useToy(({ tab }) => tab === "sample");
  const { seed } = settings.use();
  return (
    <>
      <DataField />
      {sampling ? <ChainControls /> : <ObjectiveField />}
      {!sampling && <LengthField />}
      <SeedField seed={seed} onChange={(next) => settings.patch({ seed: next })} />
    </>
  );
}
