import { type ImgHTMLAttributes, useState } from "react";
import { checksUnder, type Lies } from "../../pictures/sheet-checks.ts";

interface FileImageProps extends ImgHTMLAttributes<HTMLImageElement> {
  readonly src: string;
  readonly alt: string;
  /** How its pictures lie in it; null where nothing says. */
  readonly lies: Lies | null;
}

/** A PNG of ours as the file that it is. What isn't opaque in it lies on checks, which come with it: none show before it does. */
export function FileImage({ src, alt, lies, style, ...rest }: FileImageProps) {
  const [shown, setShown] = useState<string | null>(null);
  return (
    <img
      {...rest}
      src={src}
      alt={alt}
      onLoad={() => setShown(src)}
      style={{ ...style, ...(shown === src && lies && checksUnder(lies)) }}
    />
  );
}
