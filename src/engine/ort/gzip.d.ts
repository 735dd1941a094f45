/** vite/gzip.ts: the address of a gzipped copy. */
declare module "*?gzip" {
  const address: string;
  export default address;
}
