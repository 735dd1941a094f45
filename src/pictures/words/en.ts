export const en = {
  "drop.hint":
    "Any picture that this browser can show, a link or a recipe, or a diffusion model. Nothing leaves this computer.",

  "picture.folder": "“{name}” is a folder. Drop the picture itself.",
  "picture.tooMany": "{count} files at once are too many to place. Drop {most} at most.",
  "picture.noFile": "What was dropped holds nothing to take: no picture, no link and no recipe.",
  "picture.empty": "“{name}” is empty. Choose another file.",
  "picture.heic": "“{name}” is a HEIC photograph, which this browser cannot open. Save it as JPEG, then drop that.",
  "picture.unsupported": "“{name}” is of a kind this browser cannot show. Save it as PNG or JPEG, then drop that.",
  "picture.unknown": "“{name}” is not a picture. Choose one that this browser can show: a JPEG, a PNG …",
  "picture.unreadable":
    "“{name}” could not be read. Check that it is still there and yours to open, then drop it again.",
  "picture.blank": "“{name}” is transparent everywhere: there is nothing to see in it. Choose another picture.",
  "picture.dark": "“{name}” is a light drawing on transparency. It was put on a black ground, so that it can be seen.",
  "picture.first-frame":
    "“{name}” moves, and this browser gives only its first frame: that is what was taken. For another, save it as a picture of its own and drop that.",
  "picture.cut-off":
    "“{name}” is damaged, or was cut off on its way. What can be seen of it was taken: copy it again for the rest.",
  "picture.too-large":
    "“{name}” has {width} × {height} pixels, {megapixels} megapixels. At most {most} can be opened: make it smaller first.",
  "picture.too-heavy": "“{name}” has {megabytes} MB. At most {most} can be opened: make it smaller first.",
  "picture.undecodable":
    "“{name}” says it is a {type} picture, but the browser cannot decode it. Save it again as PNG, or choose another copy.",
  "picture.recut":
    "{count, plural, one {One picture was} other {# pictures were}} taken out: this model takes {width} × {height} pixels{channels, plural, =1 { of grey} =4 { with opacity} other {}}, and the original to cut again is no longer here. Choose it again.",
  "picture.unkept":
    "“{name}” cannot be kept in this browser for when the page is loaded again: for another model, or another crop, it will then have to be chosen again.",
  "picture.clipboard":
    "The clipboard holds nothing to take: no picture, no link and no recipe. Copy one first, then paste.",
  "picture.bareAddress":
    "This is only the address of this page: what stood behind it, after ? or #, was lost on its way. Ask for the link again, or for the picture as a file.",
  "picture.path":
    "This says where a file is on this computer ({path}), and no page may look there. Drop the file itself, or copy it in the file manager and paste that.",
  "picture.elsewhere":
    "This is the address of a picture or a page somewhere else ({address}). Nothing is fetched from there: copy the picture itself, or save it, then paste or drop that.",
} as const;
