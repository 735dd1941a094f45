"""The training loop: what a step does, when it is logged, sampled and saved, and how it stops."""

import math
import signal
import time
from pathlib import Path

import torch
from accelerate import Accelerator
from accelerate.utils import set_seed

from backstep.data.dataset import load_data
from backstep.data.values import save_grid, to_pictures
from backstep.process.diffusion import Diffusion
from backstep.process.sampling import chain_of, sample
from backstep.process.schedules import betas_of
from backstep.refusal import Refusal
from backstep.training.average import MovingAverage
from backstep.training.batches import Labels, draw_batch, part_of
from backstep.training.checkpoint import load_checkpoint, save_checkpoint
from backstep.training.config import Config
from backstep.training.learning_rate import learning_rate
from backstep.training.machine import choose_precision
from backstep.training.network import build_network, resumed_network
from backstep.training.objectives import losses
from backstep.training.progress import Progress
from backstep.training.run import save_model, write_config
from backstep.training.timesteps import SAMPLERS

LOSS_KEYS = ("loss", "mse", "vlb")


class Trainer:
    def __init__(self, run: Path, config: Config, resume: bool = False):
        self.run, self.config = run, config
        cpu = not torch.cuda.is_available()
        self.accelerator = Accelerator(cpu=cpu, mixed_precision=choose_precision(config.precision))
        if config.batch % self.accelerator.num_processes:
            raise Refusal(f"a batch of {config.batch} can't be shared equally by {self.accelerator.num_processes} processes")
        self.data = load_data(Path(config.data))
        self.diffusion = Diffusion(betas_of(config.schedule_block, config.T), config.prediction, config.variance)
        self.times = SAMPLERS[config.timesteps](config.T)
        set_seed(config.seed)
        classes = len(self.data.classes)
        network = resumed_network(run, config, self.data.shape, classes) if resume else build_network(config, self.data.shape, classes)
        self.labels = Labels(self.data.labels, classes, config.label_drop) if config.classes else None
        if cpu:
            network.to(memory_format=torch.channels_last)
        self.average = MovingAverage(network, config.ema)
        optimizer = torch.optim.AdamW(network.parameters(), lr=config.lr, weight_decay=config.weight_decay, fused=True)
        self.step, self.seconds = 0, 0.0
        if resume:
            state = load_checkpoint(run / "checkpoint.pt")
            network.load_state_dict(state["network"])
            self.average.network.load_state_dict(state["average"])
            optimizer.load_state_dict(state["optimizer"])
            self.times.load(state["times"])
            self.step, self.seconds = state["step"], state["seconds"]
        self.network, self.optimizer = self.accelerator.prepare(network, optimizer)
        self.average.network.to(self.accelerator.device)
        # what is called in a step; what is saved, averaged and counted stays the network itself
        self.forward = torch.compile(self.network) if config.compile else self.network
        main = self.accelerator.is_main_process
        if main:
            run.mkdir(parents=True, exist_ok=True)
            write_config(run, config)
        self.progress = Progress(run, config, self.step, self.accelerator.num_processes) if main else None
        self.stopping = False

    def train(self, minutes: float | None = None) -> None:
        """Steps until config.steps, a signal, or so many minutes; then saves."""
        config = self.config
        handlers = {s: signal.signal(s, self._stop) for s in (signal.SIGINT, signal.SIGTERM)}
        started, before = time.monotonic(), self.seconds
        try:
            while self.step < config.steps and not self._all_agree_to_stop():
                means = self.train_step()
                now = time.monotonic()
                self.seconds = before + now - started
                if self.progress:
                    self.progress.add(means, self.step, self.seconds)
                if config.sample_every and self.step % config.sample_every == 0:
                    self.save_samples()
                if self.step % config.save_every == 0:
                    self.save()
                if minutes is not None and now - started > minutes * 60:
                    self.stopping = True
        finally:
            for s, handler in handlers.items():
                signal.signal(s, handler)
        self.save()
        if self.progress:
            self.progress.end(self.step, self.seconds)

    def train_step(self) -> dict[str, float]:
        """One step of the optimiser. Returns the means over the whole batch, of all processes."""
        config, accelerator = self.config, self.accelerator
        whole = draw_batch(self.data.train, config.batch, config.seed, self.step, self.times, config.flip, self.labels)
        batch = part_of(whole, accelerator.process_index, accelerator.num_processes)
        x0, t, weight, noise = (v.to(accelerator.device) for v in (batch.x0, batch.t, batch.weight, batch.noise))
        label = None if batch.label is None else batch.label.to(accelerator.device)
        # dropout draws from the global generator: tie that to the step as well
        torch.manual_seed(((config.seed * 1_000_003 + self.step) * 1_000 + accelerator.process_index) % 2**63)
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(config, self.step)

        def model(x: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
            with accelerator.autocast():
                return self.forward(x, t, label).float()

        self.network.train()
        parts = losses(self.diffusion, config.objective, model, x0, t, noise)
        accelerator.backward((parts["loss"] * weight).mean())
        norm = accelerator.clip_grad_norm_(self.network.parameters(), config.clip_norm)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        self.average.update(accelerator.unwrap_model(self.network), self.step)

        everyone = {k: accelerator.gather((parts[k].detach() * weight)) for k in LOSS_KEYS if k in parts}
        self.times.update(whole.t.numpy(), accelerator.gather(parts["loss"].detach()).cpu().numpy())
        means = {k: v.mean().item() for k, v in everyone.items()}
        if not math.isfinite(means["loss"]):
            raise FloatingPointError(f"the loss is {means['loss']} at step {self.step}: a lower --lr, or --precision float32")
        return {**means, "norm": float(norm)}

    def save(self) -> None:
        if not self.accelerator.is_main_process:
            return
        network = self.accelerator.unwrap_model(self.network)
        state = {
            "network": network.state_dict(),
            "average": self.average.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "times": self.times.state(),
            "step": self.step,
            "seconds": self.seconds,
        }
        save_checkpoint(self.run / "checkpoint.pt", state)
        training = {"images": self.step * self.config.batch, "objective": self.config.objective}
        save_model(self.run, self.average.network, self.config, training, self.data.about)

    def save_samples(self) -> None:
        """32 pictures from seed 0, by DDIM in 50 steps: always the same noise, to see it improve."""
        if not self.accelerator.is_main_process:
            return
        diffusion, kept = chain_of(self.config.diffusion_block, str(min(50, self.config.T)))
        shape = (32, *self.data.shape)
        x = sample(self.average.network, diffusion, kept, shape, 0, eta=0.0, device=self.accelerator.device)
        save_grid(self.run / "samples" / f"{self.step:07}.png", to_pictures(x), 2)

    def _stop(self, *_: object) -> None:
        self.stopping = True

    def _all_agree_to_stop(self) -> bool:
        """A signal may reach processes at different steps: they leave together, or they would wait for ever."""
        if self.accelerator.num_processes == 1:
            return self.stopping
        asked = torch.tensor(float(self.stopping), device=self.accelerator.device)
        return bool(self.accelerator.reduce(asked, "sum") > 0)
