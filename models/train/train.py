"""Train a diffusion model.

    python train.py runs/NAME --data data/fashion-28 --steps 10000 …      a new run
    python train.py runs/NAME --resume [--steps 20000]                    go on, exactly
    python train.py runs/NAME --branch-from runs/TRUNK                    a copy to export: the learning rate falls to 0
    accelerate launch train.py …                                          many GPUs, many machines
    torchrun --nproc_per_node 2 train.py …                                many processes on CPUs

Ctrl-C finishes the step, saves, and leaves. See backstep/training/config.py for what can be chosen.
"""

import argparse
import os
from pathlib import Path

# Threads that wait by spinning make a busy machine several times slower. Read when torch is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch

from backstep.refusal import Refusal, in_one_sentence
from backstep.training.branch import branch_from
from backstep.training.config import Config
from backstep.training.options import add_options, from_options
from backstep.training.run import read_config
from backstep.training.trainer import Trainer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=Path, help="folder of the run")
    parser.add_argument("--resume", action="store_true", help="go on from RUN/checkpoint.pt")
    parser.add_argument("--branch-from", type=Path, metavar="TRUNK", help="go on in RUN from TRUNK's checkpoint, and let the learning rate fall to 0")
    parser.add_argument("--decay-part", type=float, default=0.1, help="with --branch-from: the last part of RUN, over which it falls (default: 0.1)")
    parser.add_argument("--minutes", type=float, help="save and leave after so long")
    parser.add_argument("--threads", type=int, help="of the CPU")
    add_options(parser)
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    config, resume = begun(options)
    trainer = Trainer(options.run, from_options(options, config), resume)
    trainer.train(options.minutes)
    # Only the first process saves: one that left before it would break the connection under it, or be ended by it.
    trainer.accelerator.wait_for_everyone()
    trainer.accelerator.end_training()


def begun(options: argparse.Namespace) -> tuple[Config, bool]:
    """The configuration to begin with, and whether there is a checkpoint to go on from."""
    exists = (options.run / "checkpoint.pt").exists()
    if exists and not options.resume:
        raise Refusal(f"{options.run} already holds a checkpoint: pass --resume, or choose another folder")
    if options.branch_from:
        if options.steps is not None or options.lr_decay is not None:
            raise Refusal("--branch-from decides --steps and --lr-decay itself: --decay-part says how long the branch is")
        if int(os.environ.get("WORLD_SIZE", 1)) > 1:
            raise Refusal("--branch-from copies once: begin the branch with one process, and --resume it with many")
        return branch_from(options.branch_from, options.run, options.decay_part), True
    if options.resume and not exists:
        raise Refusal(f"nothing to resume: no checkpoint.pt in {options.run}")
    return (read_config(options.run) if options.resume else Config()), options.resume


if __name__ == "__main__":
    in_one_sentence(main)
