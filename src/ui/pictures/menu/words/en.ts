export const en = {
  open: "What can be done with this picture",
  key: "What can be done with a picture",
  enlarge: "Enlarge",
  keep: "Keep in the gallery",
  save: "Save PNG",
  send: "Send …",
  copy: "Copy picture",
  nothing: "Nothing of it is there yet.",
  otherModel: "Another model made it. Choose that model to go on with this picture.",
} as const;
