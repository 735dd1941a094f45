"""Pictures as bytes, and as the values that a network sees."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image


def to_values(pictures: np.ndarray) -> torch.Tensor:
    """uint8 [N, H, W, C] → float32 [N, C, H, W] in [−1, 1]."""
    return torch.from_numpy(pictures.transpose(0, 3, 1, 2).astype(np.float32)) / 127.5 - 1


def to_pictures(values: torch.Tensor) -> np.ndarray:
    """float [N, C, H, W] in [−1, 1] → uint8 [N, H, W, C], rounded and clipped."""
    scaled = ((values.detach().float() + 1) * 127.5).round().clamp(0, 255).byte()
    return scaled.permute(0, 2, 3, 1).contiguous().numpy()


def save_grid(path: Path, pictures: np.ndarray, enlarge: int = 1, columns: int | None = None) -> None:
    """uint8 [N, H, W, C] as one PNG, row by row; a last row that isn't full ends in black."""
    count, height, width, channels = pictures.shape
    columns = columns or max(c for c in range(1, count + 1) if c * c <= 2 * count)
    rows = -(-count // columns)
    full = np.zeros((rows * columns, height, width, channels), np.uint8)
    full[:count] = pictures
    grid = full.reshape(rows, columns, height, width, channels).transpose(0, 2, 1, 3, 4)
    grid = grid.reshape(rows * height, columns * width, channels).repeat(enlarge, 0).repeat(enlarge, 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(grid[..., 0] if channels == 1 else grid).save(path)
