"""Picture files as people have them, of any size, depth and transparency, as squares of bytes."""

from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image, ImageOps

from backstep.refusal import Refusal

# Pillow's names: grey, colour, colour and opacity
Mode = Literal["L", "RGB", "RGBA"]
# Levels of luma, root mean square, by which a drawing must differ from white paper to be seen on it
VISIBLE = 40


def read_squares(folder: Path, size: int, mode: Mode) -> list[np.ndarray]:
    """Every picture under the folder that Pillow can read, by name, cut to a centred square: uint8 [H, W, C].

    As grey or RGB it is opaque; as RGBA it keeps its opacity, and what is made small is mixed by it.
    """
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        try:
            with Image.open(path) as image:
                upright = eight_bit(ImageOps.exif_transpose(image))
                square = ImageOps.fit((upright if mode == "RGBA" else on_ground(upright)).convert(mode), (size, size))
        except Exception as error:  # Pillow's readers raise whatever went wrong inside them
            print(f"skipped {path}: {error}")
            continue
        found.append(np.asarray(square).reshape(size, size, -1))
    return found


def eight_bit(image: Image.Image) -> Image.Image:
    """Deep greys as 8 bits a value; other pictures as they are. Pillow's own conversion would cut off at 255.

    Whole numbers run to 65535, as 16-bit files have them; others to 1, 255 or 65535, the first that holds
    them all. Raises Refusal for values outside.
    """
    if image.mode != "F" and not image.mode.startswith("I"):
        return image
    values = np.asarray(image).astype(np.float64)
    tops = (1, 255, 65535) if image.mode == "F" else (65535,)
    top = next((top for top in tops if values.max() <= top), None)
    if top is None or not values.min() >= 0:
        raise Refusal(f"values from {values.min():.6g} to {values.max():.6g}; expected from 0 to {tops[-1]}")
    grey = Image.fromarray(np.round(values * 255 / top).astype(np.uint8))
    if "transparency" in image.info:
        grey.putalpha(Image.fromarray(np.where(values == image.info["transparency"], 0, 255).astype(np.uint8)))
    return grey


def on_ground(image: Image.Image) -> Image.Image:
    """What is transparent lies on white paper, unless the drawing would be lost on it: then on black.

    The app's rule (src/pictures/ground.ts). Raises Refusal where there is nothing to see.
    """
    if not image.has_transparency_data:
        return image
    rgba = image.convert("RGBA")
    alpha = np.asarray(rgba.getchannel("A"), np.float64)
    if not alpha.any():
        raise Refusal("transparent everywhere")
    luma = np.asarray(rgba.convert("RGB"), np.float64) @ (0.299, 0.587, 0.114)
    contrast = np.sqrt((alpha * (255 - luma) ** 2).sum() / alpha.sum())
    ground = Image.new("RGBA", rgba.size, "white" if contrast >= VISIBLE else "black")
    return Image.alpha_composite(ground, rgba)
