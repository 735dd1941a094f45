/** vite/kept.ts: where a file stands, and what it must be. */
interface KeptFile {
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
}

declare module "*?kept" {
  const file: KeptFile;
  export default file;
}

/** Of its gzipped copy. */
declare module "*?packed" {
  const file: KeptFile;
  export default file;
}
