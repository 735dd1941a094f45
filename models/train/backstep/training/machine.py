"""What this machine computes in."""

from pathlib import Path

import torch

from backstep.refusal import Refusal


def has_bf16() -> bool:
    """Whether bfloat16 arithmetic is in the hardware: emulated, it is ten times slower than float32."""
    if torch.cuda.is_available():
        return torch.cuda.is_bf16_supported(including_emulation=False)
    cpuinfo = Path("/proc/cpuinfo")
    flags = set(cpuinfo.read_text().split()) if cpuinfo.exists() else set()
    return bool(flags & {"avx512_bf16", "amx_bf16"})


def choose_precision(asked: str) -> str:
    """"auto", "float32" or "bf16" → accelerate's "no" or "bf16". Raises Refusal for emulated bf16."""
    if asked == "bf16" and not has_bf16():
        raise Refusal("precision bf16: this machine has no bfloat16 arithmetic (avx512_bf16); use float32 or auto")
    return "bf16" if asked != "float32" and has_bf16() else "no"
