/** Words for anything that can be thrown; onnxruntime throws bare numbers too. */
export function wordsOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === "number") return `error code ${error}, without words`;
  return String(error);
}
