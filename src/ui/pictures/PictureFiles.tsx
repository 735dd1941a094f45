import type { Ref } from "react";

interface PictureFilesProps {
  /** A click on it opens the browser's own choice of files. */
  readonly ref: Ref<HTMLInputElement>;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Pictures chosen by a button beside it. The same ones can be chosen again. */
export function PictureFiles({ ref, onFiles }: PictureFilesProps) {
  return (
    <input
      ref={ref}
      type="file"
      accept="image/*"
      multiple
      hidden
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])];
        currentTarget.value = "";
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}
