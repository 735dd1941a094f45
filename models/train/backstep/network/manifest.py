"""manifest.json as this package reads it back: the picture, the process, the classes, the known answers."""

from dataclasses import dataclass
from pathlib import Path

from backstep.fields import Fields, read_fields
from backstep.network.known import Known, known_of_block
from backstep.network.source import CHANNELS, MOST_PIXELS, diffusion_of
from backstep.refusal import Refusal


@dataclass
class Manifest:
    shape: tuple[int, int, int]  # (C, H, W) of a picture
    diffusion: dict
    classes: list[str]
    fields: Fields

    def known(self) -> Known:
        channels = self.shape[0]
        outputs = channels if self.diffusion["variance"] == "fixed" else 2 * channels
        return known_of_block(self.fields.within("known"), self.shape, outputs, len(self.classes))


def read_manifest(folder: Path) -> Manifest:
    fields = read_fields(folder / "manifest.json")
    image = fields.within("image")
    channels = image.whole("channels", 1, max(CHANNELS))
    if channels not in CHANNELS:
        raise Refusal(f"{image.where}: channels is {channels}; expected 1, 3 or 4")
    shape = (channels, image.whole("height", 1, MOST_PIXELS), image.whole("width", 1, MOST_PIXELS))
    classes: list[str] = []
    if "classes" in fields:
        block = fields.within("classes")
        classes = block.list("names", str)
        if block.whole("null", 0, 2**31) != len(classes):
            raise Refusal(f"{fields.where}: classes: null is {block.values['null']}; expected {len(classes)}, the one after the last")
    return Manifest(shape, diffusion_of(fields.within("diffusion")), classes, fields)
