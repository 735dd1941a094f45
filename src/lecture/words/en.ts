export const en = {
  none: "There is no lecture in this file: it lacks lecture.json. Choose a .zip that Backstep saved as a lecture.",
  newer:
    "This lecture is of version {version}; this page reads up to {reads}. Load the page again to get the newest one.",
  large: "A lecture has at most {most} MB, and this one {megabytes} MB. Leave moments out, or show fewer pictures.",
  field: "In lecture.json, {path} should be {expected}, and is {received}.",
  unknown: "In lecture.json, {path} means nothing in version 1.",
  twice: "In lecture.json, {path} is {received}, as another item's already is.",
  missing: "The lecture names the pictures {path}, and they are not in its file.",
  picture: "In the lecture's file, {path} should be {expected}, and is {received}.",
  full: "A lecture has at most {most} moments, and this one has them. Delete one, then try again.",
  gone: "This lecture is no longer here: it was deleted, perhaps in another tab.",
  damaged: "This lecture can't be read: {why}. Save it again where it was made.",
} as const;
