/** Latent models, told by the autoencoder that lies beside their network. */
import { notesOf } from "./open.ts";
import { noteIn } from "./process/notes.ts";
import { refusal } from "./refusal.ts";

/** What diffusers calls the network that turns latents into pictures. */
const AUTOENCODERS = ["vae", "vqvae", "movq"];

/** What such a network makes only its autoencoder can show, however many channels it has. @throws Refusal */
export async function refuseLatents(files: ReadonlyMap<string, Blob>): Promise<void> {
  const index = noteIn(await notesOf(files), /(^|\/)model_index\.json$/);
  const paths = [...files.keys()].map((path) => path.split("/").slice(0, -1));
  const name = AUTOENCODERS.find((each) => isNamed(index?.fields[each]) || paths.some((path) => path.includes(each)));
  if (name) throw refusal("other.autoencoderBeside", { name });
}

/** A part of a pipeline is its library and its class, both null where it has none. */
const isNamed = (part: unknown) => Array.isArray(part) && typeof part[0] === "string";
