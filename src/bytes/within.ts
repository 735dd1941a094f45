/** Of storage of the browser's that is late. */
export const storageSilent = (seconds: number): Error =>
  new Error(`the browser's storage did not answer within ${seconds} s`);

/** What is asked, or an error once it has not come for so long; what comes of it then is nobody's. */
export function within<T>(ms: number, asked: Promise<T>, late: (seconds: number) => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late(ms / 1000)), ms);
  });
  return Promise.race([asked, deadline]).finally(() => clearTimeout(timer));
}
