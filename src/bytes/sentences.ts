/** What is wrong with bytes (worded.ts): a protobuf message, a zip. */
export const WIRE = {
  "wire.kind": "a field of kind {wire}, which protocol buffers no longer have",
  "wire.cut": "a number is cut off at the end",
  "wire.long": "a number of more than ten bytes",
  "wire.announced": "{length} bytes are announced, {left} are left",
} as const;

export const ZIP = {
  "archive.cut": "the file is cut: a part of the archive is missing",
  "archive.end": "the file is cut: its end, which says what is in it, is missing",
  "archive.many": "an archive of {entries} files",
  "archive.directory": "the archive's directory is damaged",
  "archive.place": "the archive is damaged: a file of it is not where it says",
  "archive.locked": "it is locked with a password",
  "archive.method": "it is packed in a way of its own ({method})",
  "archive.sum": "it is damaged: its check sum is wrong",
} as const;
