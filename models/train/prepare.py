"""Make a data set (backstep/data/dataset.py) from pictures that exist already.

    python prepare.py fashion data/fashion-28
    python prepare.py folder data/mine --pictures PATH --size 32 [--grey | --opacity]
    python prepare.py split data/photos-32 --train PATH --test PATH --size 32 [--choosing 1000]

With split, PATH holds a folder for each class, and the test pictures are the held-out split; --choosing
moves so many of the training pictures to a third, by which one run is chosen over another.

Fashion-MNIST (Xiao et al. 2017, MIT licence) comes from Debian: apt-get install dataset-fashion-mnist.
faces/draw.mjs draws faces instead.
"""

import argparse
from pathlib import Path

from backstep.data.fashion import FASHION, prepare_fashion
from backstep.data.folders import prepare_folder, prepare_split
from backstep.refusal import in_one_sentence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    kinds = parser.add_subparsers(dest="kind", required=True)
    fashion = kinds.add_parser("fashion")
    fashion.add_argument("out", type=Path)
    fashion.add_argument("--source", type=Path, default=FASHION)
    folder = kinds.add_parser("folder")
    folder.add_argument("--pictures", type=Path, required=True)
    folder.add_argument("--heldout", type=float, default=0.05, help="the part that training never sees")
    split = kinds.add_parser("split")
    split.add_argument("--train", type=Path, required=True, help="a folder for each class")
    split.add_argument("--test", type=Path, required=True, help="the same classes: the held-out pictures")
    split.add_argument("--choosing", type=int, default=0, help="training pictures kept apart, to choose between runs")
    for kind in (folder, split):
        kind.add_argument("out", type=Path)
        kind.add_argument("--size", type=int, required=True)
        kind.set_defaults(mode="RGB")
        modes = kind.add_mutually_exclusive_group()
        modes.add_argument("--grey", dest="mode", action="store_const", const="L")
        modes.add_argument("--opacity", dest="mode", action="store_const", const="RGBA", help="what is transparent stays so: four channels")
        kind.add_argument("--seed", type=int, default=0, help="decides which pictures are kept from training")
    args = parser.parse_args()
    if args.kind == "fashion":
        prepare_fashion(args.source, args.out)
    elif args.kind == "folder":
        prepare_folder(args.pictures, args.out, args.size, args.mode, args.heldout, args.seed)
    else:
        prepare_split(args.train, args.test, args.out, args.size, args.mode, args.choosing, args.seed)


if __name__ == "__main__":
    in_one_sentence(main)
