/** A survey of the engines for a model, from its manifest's address. */
import { ENGINES } from "../engine/engines.ts";
import { survey, type Tell } from "../engine/survey/survey.ts";
import { networkFile, parseManifest } from "../models/manifest.ts";
import { openSource } from "./source.ts";

/** @throws Fault in words */
export async function surveyModel(manifestUrl: string, tell: Tell): Promise<void> {
  const source = await openSource(manifestUrl, { signal: new AbortController().signal, onSilent: () => {} });
  const manifest = parseManifest(source.manifest);
  const { data } = await source.read(networkFile(manifest), () => {});
  await survey(ENGINES, { manifest, file: data }, tell);
}
