/** Why a file is not taken, in words that say what was found and what is expected. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
