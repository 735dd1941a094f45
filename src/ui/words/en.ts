export const en = {
  "part.missing": "A part of the page could not be loaded. Check the connection, then try again.",
  "part.broken": "A part of the page stopped working. Your settings and pictures are safe.",
  "part.again": "Try again",

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
