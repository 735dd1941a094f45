"""Train a diffusion model.

    python train.py runs/NAME --data data/fashion-28 --steps 10000 …      a new run
    python train.py runs/NAME --resume [--steps 20000]                    go on, exactly
    accelerate launch train.py …                                          many GPUs, many machines
    torchrun --nproc_per_node 2 train.py …                                many processes on CPUs

Ctrl-C finishes the step, saves, and leaves. See config.py for what can be chosen.
"""

import argparse
import os
import sys
from pathlib import Path

# Threads that wait by spinning make a busy machine several times slower. Read when torch is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch

from config import Config, add_options, from_options
from run import read_config
from trainer import Trainer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=Path, help="folder of the run")
    parser.add_argument("--resume", action="store_true", help="go on from RUN/checkpoint.pt")
    parser.add_argument("--minutes", type=float, help="save and leave after so long")
    parser.add_argument("--threads", type=int, help="of the CPU")
    add_options(parser)
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    exists = (options.run / "checkpoint.pt").exists()
    if exists and not options.resume:
        sys.exit(f"{options.run} already holds a checkpoint: pass --resume, or choose another folder")
    if options.resume and not exists:
        sys.exit(f"nothing to resume: no checkpoint.pt in {options.run}")
    config = from_options(options, read_config(options.run) if options.resume else Config())
    Trainer(options.run, config, options.resume).train(options.minutes)


if __name__ == "__main__":
    main()
