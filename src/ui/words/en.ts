export const en = {
  "title.faces-32": "Cartoon faces",
  "title.fashion-28": "Clothes and shoes",
  "title.photographs": "Small photographs",
  "seen.faces-32": "cartoon faces",
  "seen.fashion-28": "small grey pictures of clothes, shoes and bags",
  "seen.photographs": "small photographs",
  "seen.other": "the pictures it was trained on",

  "settings.close": "Close",

  "notice.dismiss": "Dismiss",
} as const;
