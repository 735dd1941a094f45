import { ImageIcon } from "lucide-react";
import { useEffect, useState } from "react";
import { modelPictures } from "../../app/own-models.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { checksUnder } from "../../pictures/sheet-checks.ts";
import { inSquare } from "../pictures/in-square.ts";
import css from "./models.module.css";

/** What the model made here last; before that, the place where it will be. Its name stands beside it. */
export function ModelPicture({ sha256 }: { readonly sha256: string }) {
  const [address, setAddress] = useState<string | null>(null);
  const [size, setSize] = useState<PictureSize | null>(null);
  useEffect(() => {
    let gone = false;
    let made: string | null = null;
    modelPictures()
      .then((pictures) => pictures.get(sha256))
      .then(
        (png) => {
          if (gone || !png) return;
          made = URL.createObjectURL(png);
          setAddress(made);
        },
        (error: unknown) => console.warn("a model's picture could not be read", error),
      );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [sha256]);
  return (
    <div className={css.picture}>
      {address ? (
        <img
          src={address}
          alt=""
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setSize({ width, height })}
          style={size ? { ...inSquare(size), ...checksUnder({ of: size, columns: 1, count: 1, scale: 1 }) } : {}}
        />
      ) : (
        <ImageIcon aria-hidden />
      )}
    </div>
  );
}
