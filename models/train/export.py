"""Export a trained network to a model folder that the app loads: unet.onnx and manifest.json.

    python export.py SOURCE OUT --about about/faces-32.json [--patch 2] [--float32] [--without-classes]

SOURCE is a run of this trainer, a diffusers UNet2DModel folder, or a model folder exported before. The file
is compared with torch before it is written as finished; a difference above the bound is an error.
"""

import argparse
from pathlib import Path

from backstep.export.folder import UNDESCRIBED, export
from backstep.fields import read_fields
from backstep.network.load import load_source
from backstep.network.without_classes import without_classes
from backstep.refusal import in_one_sentence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--about", type=Path, help="JSON with id, title, licence, provenance, training, classes")
    parser.add_argument("--patch", type=int, help="the UNet works on patch × patch blocks of pixels")
    parser.add_argument("--float32", action="store_true", help="store float32 weights (twice the size)")
    parser.add_argument("--without-classes", action="store_true", help="leave out the classes it knows: it is always told none")
    args = parser.parse_args()
    written = args.source / "about.json"
    about = read_fields(args.about or written).values if args.about or written.exists() else UNDESCRIBED
    source = load_source(args.source, args.patch)
    if args.without_classes:
        source = without_classes(source)
    export(source, about, args.out, not args.float32, args.source / "io.safetensors")


if __name__ == "__main__":
    in_one_sentence(main)
