"""Draw samples from a trained network, and picture grids of them.

    python sample.py RUN grid.png --count 64 --steps 1000 --seed 0
    python sample.py RUN cats.png --class cat --guidance 2
    python sample.py RUN classes.png --class each --count 40       a column a class
"""

import argparse
from pathlib import Path

from backstep.data.values import save_grid, to_pictures
from backstep.network.opened import open_network
from backstep.process.sampling import chain_of, sample
from backstep.refusal import in_one_sentence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path, help="a run of train.py, a diffusers folder, or a model folder")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=64)
    parser.add_argument("--steps", default="", help='default: all; else "50", "ddim50" or "10,15,20" as in improved-diffusion')
    parser.add_argument("--eta", type=float, help="DDIM with this η; default: DDPM's ancestral sampling")
    parser.add_argument("--variance", choices=("fixed_small", "fixed_large"), help="for a network with a fixed Σ")
    parser.add_argument("--class", dest="classes", default="", help='by name or number; many in turn: "cat,dog"; "each"')
    parser.add_argument("--guidance", type=float, default=1.0, help="towards the class, beyond what the network says of it")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--patch", type=int)
    parser.add_argument("--enlarge", type=int, default=3)
    args = parser.parse_args()
    network = open_network(args.source, args.patch)
    told = network.told(args.classes, args.count, args.guidance)
    diffusion, kept = chain_of(network.diffusion, args.steps, args.variance)
    shape = (args.count, *network.shape)
    x = sample(network.model, diffusion, kept, shape, args.seed, args.eta, args.batch, progress=True, told=told)
    chosen = len(network.choose(args.classes)) if told else 1
    save_grid(args.out, to_pictures(x), args.enlarge, columns=chosen if chosen > 1 else None)


if __name__ == "__main__":
    in_one_sentence(main)
