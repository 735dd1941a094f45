"""The modules of a UNet, drawn into an ONNX graph one by one."""

import math

import numpy as np
import onnx
import torch
from diffusers import UNet2DModel
from torch import nn

from backstep.export.graph import Graph, Value
from backstep.network.layout import kernel_of_patches


class Draw:
    """Draws torch modules into a graph. x is a Value of shape (C, H, W)."""

    def __init__(self, graph: Graph, names: dict[int, str]):
        self.g = graph
        self.names = names
        self.activated: dict[str, Value] = {}

    def weight(self, parameter: torch.Tensor, array: np.ndarray | None = None) -> str:
        """A parameter under its own name, laid out as `array` where the graph wants it otherwise (network/layout.py).

        Vectors (biases, norms) stay float32: rounding them would save 0.3 % of the file.
        """
        array = parameter.detach().float().numpy() if array is None else array
        return self.g.weight(self.names[id(parameter)], array, half=parameter.ndim >= 2)

    def per_channel(self, parameter: torch.Tensor) -> str:
        """A [C] vector as [C, 1, 1], to be broadcast over pixels."""
        return self.weight(parameter, parameter.detach().float().numpy()[:, None, None])

    def scaled(self, x: Value, factor: float) -> Value:
        return x if factor == 1 else self.g.op("Mul", x, self.g.constant(np.float32([factor])), shape=x.shape)

    def add(self, a: Value, b: Value) -> Value:
        return self.g.op("Add", a, b, shape=a.shape)

    def concat(self, a: Value, b: Value) -> Value:
        return self.g.op("Concat", a, b, axis=1, shape=(a.shape[0] + b.shape[0], *a.shape[1:]))

    def silu(self, x: Value) -> Value:
        if x.name not in self.activated:  # the time embedding is activated once for all blocks
            gate = self.g.op("Sigmoid", x, shape=x.shape)
            self.activated[x.name] = self.g.op("Mul", x, gate, shape=x.shape)
        return self.activated[x.name]

    def linear(self, x: Value, m: nn.Linear) -> Value:
        """[B, in] → [B, out]"""
        inputs = [x, self.weight(m.weight)] + ([self.weight(m.bias)] if m.bias is not None else [])
        return self.g.op("Gemm", *inputs, transB=1, shape=(m.out_features,))

    def conv(
        self,
        x: Value,
        m: nn.Conv2d,
        pads: tuple[int, ...] | None = None,
        kernel: np.ndarray | None = None,
        stride: int | None = None,
    ) -> Value:
        """[B, in, H, W] → [B, out, H', W']; pads = (top, left, bottom, right)"""
        kernel = m.weight.detach().float().numpy() if kernel is None else kernel
        stride = stride or m.stride[0]
        top, left, bottom, right = pads = pads or (*m.padding, *m.padding)
        size = kernel.shape[-1]
        shape = (
            m.out_channels,
            (x.shape[1] + top + bottom - size) // stride + 1,
            (x.shape[2] + left + right - size) // stride + 1,
        )
        inputs = [x, self.weight(m.weight, kernel)] + ([self.weight(m.bias)] if m.bias is not None else [])
        return self.g.op("Conv", *inputs, kernel_shape=[size] * 2, strides=[stride] * 2, pads=pads, shape=shape)

    def conv_of_patches(self, x: Value, m: nn.Conv2d, p: int) -> Value:
        """conv(pixel_unshuffle(x, p)), as one convolution of stride p over the pixels: no extra node."""
        if p == 1:
            return self.conv(x, m)
        kernel = kernel_of_patches(m.weight.detach().float().numpy(), p)
        return self.conv(x, m, pads=(p * m.padding[0], p * m.padding[1]) * 2, kernel=kernel, stride=p)

    def group_norm(self, x: Value, m: nn.GroupNorm) -> Value:
        """Not the GroupNormalization op, which has no WebGPU kernel in onnxruntime-web."""
        g, groups = self.g, m.num_groups
        ones, zeros = np.ones(groups, np.float32), np.zeros(groups, np.float32)
        h = g.reshape(x, (groups, math.prod(x.shape) // groups))
        h = g.op("InstanceNormalization", h, g.constant(ones), g.constant(zeros), epsilon=m.eps, shape=h.shape)
        h = g.reshape(h, x.shape)
        h = g.op("Mul", h, self.per_channel(m.weight), shape=x.shape)
        return g.op("Add", h, self.per_channel(m.bias), shape=x.shape)

    def time_embedding(self, unet: UNet2DModel, T: int) -> Value:
        """Sinusoids of t, then two linear layers (Ho et al. 2020, appendix B).

        The sinusoids are a table over all T indices: WGSL promises sin and cos only within
        [−π, π], and only to 2⁻¹¹ there.
        """
        with torch.no_grad():
            table = unet.time_proj(torch.arange(T)).float().numpy()
        x = self.row(self.g.constant(table), "timestep", table.shape[1])
        return self.linear(self.silu(self.linear(x, unet.time_embedding.linear_1)), unet.time_embedding.linear_2)

    def class_embedding(self, m: nn.Embedding) -> Value:
        """A row of the table for each label; the last is the null class's."""
        return self.row(self.weight(m.weight), "class", m.embedding_dim)

    def row(self, table: str, index: str, width: int) -> Value:
        """table[index] [B, width], of a float32 input [B] of whole numbers."""
        whole = self.g.op("Cast", index, to=onnx.TensorProto.INT32, shape=())
        return self.g.op("Gather", table, whole, axis=0, shape=(width,))

    def resnet(self, x: Value, m: nn.Module, temb: Value) -> Value:
        h = self.silu(self.group_norm(x, m.norm1))
        if m.up or m.down:
            resample = self.nearest if m.up else self.mean
            x, h = resample(x), resample(h)
        h = self.conv(h, m.conv1)
        t = self.linear(self.silu(temb), m.time_emb_proj)
        channels = h.shape[0]
        if m.time_embedding_norm == "scale_shift":  # h·(1 + scale) + shift, after the norm
            t = self.g.reshape(t, (2, channels, 1, 1))
            scale, shift = (self.g.op("Gather", t, self.g.constant(np.int32(i)), axis=1, shape=t.shape[1:]) for i in (0, 1))
            h = self.group_norm(h, m.norm2)
            h = self.add(h, self.g.op("Mul", h, scale, shape=h.shape))
            h = self.add(h, shift)
        else:
            h = self.group_norm(self.add(h, self.g.reshape(t, (channels, 1, 1))), m.norm2)
        h = self.conv(self.silu(h), m.conv2)
        if m.conv_shortcut is not None:
            x = self.conv(x, m.conv_shortcut)
        return self.scaled(self.add(x, h), 1 / m.output_scale_factor)

    def attention(self, x: Value, m: nn.Module) -> Value:
        """Self-attention over the H·W pixels: softmax(q·kᵀ/√d)·v, then a linear layer."""
        g, (channels, height, width) = self.g, x.shape
        pixels, heads = height * width, m.heads
        h = self.group_norm(x, m.group_norm) if m.group_norm is not None else x
        h = g.reshape(h, (channels, pixels))
        h = g.op("Transpose", h, perm=[0, 2, 1], shape=(pixels, channels))

        def project(x: Value, layer: nn.Linear) -> Value:
            kernel = layer.weight.detach().float().numpy().T
            y = g.op("MatMul", x, self.weight(layer.weight, kernel), shape=(pixels, layer.out_features))
            return y if layer.bias is None else g.op("Add", y, self.weight(layer.bias), shape=y.shape)

        def split(x: Value, perm: list[int]) -> Value:  # [B, pixels, heads·d] → [B, heads, …]
            x = g.reshape(x, (pixels, heads, x.shape[1] // heads))
            return g.op("Transpose", x, perm=perm, shape=tuple(x.shape[i - 1] for i in perm[1:]))

        q, k, v = project(h, m.to_q), project(h, m.to_k), project(h, m.to_v)
        q = self.scaled(q, (q.shape[1] // heads) ** -0.5)
        if heads > 1:
            q, k, v = split(q, [0, 2, 1, 3]), split(k, [0, 2, 3, 1]), split(v, [0, 2, 1, 3])
        else:
            k = g.op("Transpose", k, perm=[0, 2, 1], shape=(k.shape[1], pixels))
        scores = g.op("MatMul", q, k, shape=(*q.shape[:-1], pixels))
        scores = g.op("Softmax", scores, axis=-1, shape=scores.shape)
        h = g.op("MatMul", scores, v, shape=v.shape)
        if heads > 1:
            h = g.op("Transpose", h, perm=[0, 2, 1, 3], shape=(pixels, heads, v.shape[2]))
            h = g.reshape(h, (pixels, heads * h.shape[2]))
        h = project(h, m.to_out[0])
        h = g.op("Transpose", h, perm=[0, 2, 1], shape=(channels, pixels))
        h = g.reshape(h, x.shape)
        return self.scaled(self.add(h, x) if m.residual_connection else h, 1 / m.rescale_output_factor)

    def nearest(self, x: Value) -> Value:
        """Each pixel as a 2 × 2 block."""
        scales = self.g.constant(np.float32([1, 1, 2, 2]))
        shape = (x.shape[0], x.shape[1] * 2, x.shape[2] * 2)
        return self.g.op(
            "Resize", x, "", scales, mode="nearest", shape=shape,
            coordinate_transformation_mode="asymmetric", nearest_mode="floor",
        )  # fmt: skip

    def mean(self, x: Value) -> Value:
        """Each 2 × 2 block as its mean."""
        shape = (x.shape[0], x.shape[1] // 2, x.shape[2] // 2)
        return self.g.op("AveragePool", x, kernel_shape=[2, 2], strides=[2, 2], shape=shape)

    def upsample(self, x: Value, m: nn.Module) -> Value:
        return self.conv(self.nearest(x), m.conv)

    def downsample(self, x: Value, m: nn.Module) -> Value:
        # the DDPM code's convolution pads at the right and at the bottom only
        return self.conv(x, m.conv, pads=(0, 0, 1, 1) if m.padding == 0 else None)
