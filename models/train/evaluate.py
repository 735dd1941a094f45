"""Measure a trained network on the held-out split.

    python evaluate.py SOURCE --data data/fashion-28 --out evaluation.json [--count 64] [--terms 100] [--steps 250]
        bits/dim under each variance, and rate against distortion
    python evaluate.py SOURCE --data … --quality 10,25,50 --samples 500
        the distance of samples (backstep/measure/distance.py) against the number of steps, DDIM and DDPM
    python evaluate.py SOURCE --data … --round-trip 10,20,50,100
        how much of a picture DDIM keeps there and back

SOURCE is a run of train.py, a diffusers folder, or a model folder as the app loads it. A network that knows
classes is told the null class, unless --class (and --guidance) say otherwise.
"""

import argparse
from pathlib import Path

from backstep.data.dataset import CHOOSING, HELDOUT, load_pictures
from backstep.data.values import to_values
from backstep.fields import write_json
from backstep.measure.bits import measure_bits
from backstep.measure.features import features
from backstep.measure.quality import quality_against_steps
from backstep.measure.round_trip import round_trips
from backstep.measure.trained import trained_features
from backstep.network.opened import open_network
from backstep.refusal import in_one_sentence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=(HELDOUT, CHOOSING), default=HELDOUT, help=f"which pictures (default: {HELDOUT})")
    parser.add_argument("--out", type=Path, help="write the numbers here as JSON")
    parser.add_argument("--count", type=int, default=64, help="pictures to measure in bits, or to take there and back")
    parser.add_argument("--terms", type=int, default=0, help="of each picture's bits, drawn from all of them; default: all (1000 evaluations a picture)")
    parser.add_argument("--steps", default="", help="of a respaced chain; default: all T")
    parser.add_argument("--quality", default="", help="numbers of steps to sample with, separated by commas")
    parser.add_argument("--samples", type=int, default=500, help="pictures to draw for each of them, set against all held-out ones")
    parser.add_argument("--features", choices=("random", "trained"), default="random", help="what distances are taken in (default: random)")
    parser.add_argument("--round-trip", default="", help="numbers of steps to take pictures there and back with, separated by commas")
    parser.add_argument("--class", dest="classes", default="", help='by name or number; many in turn: "cat,dog"; "each"')
    parser.add_argument("--guidance", type=float, default=1.0, help="towards the class, beyond what the network says of it")
    parser.add_argument("--patch", type=int)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    network = open_network(args.source, args.patch)
    pictures = load_pictures(args.data, args.split)
    if args.quality:
        told = network.told(args.classes, args.samples, args.guidance)
        real = to_values(pictures)
        of, points = trained_features(real) if args.features == "trained" else (features, features(real))
        rows = quality_against_steps(network.model, network.diffusion, network.shape, of, points, args.quality, args.samples, args.seed, told)
        result = {"quality": rows, "features": args.features}
    else:
        x0 = to_values(pictures[: args.count])
        told = network.told(args.classes, len(x0), args.guidance)
        model = told.denoiser(network.model) if told else network.model
        if args.round_trip:
            result = {"round_trip": round_trips(model, network.diffusion, x0, args.round_trip)}
        else:
            result = measure_bits(model, network.diffusion, x0, args.steps, args.seed, args.terms)
    if args.classes:
        result |= {"class": args.classes, "guidance": args.guidance}
    if args.out:
        write_json(args.out, result)


if __name__ == "__main__":
    in_one_sentence(main)
