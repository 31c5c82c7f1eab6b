"""One 256x256 picture of the tfgan generator: our painter beside the same weights in PyTorch, traced, frozen and
optimised for inference. `tfgan_bench.py twinray-cli tfgan_bench [THREADS]` writes random weights, imports them and runs
both in turns; it prints medians and minima in milliseconds."""
import subprocess
import sys
import tempfile
import time

import torch
from torch import nn
from torch.nn import functional as F

cli, bench = sys.argv[1:3]
threads = int(sys.argv[3]) if len(sys.argv) > 3 else 2
torch.set_num_threads(threads)
torch.manual_seed(1)


def conv(i, o, k, bias=False, stride=1):
    return nn.Conv2d(i, o, k, stride, (k - 1) // 2, bias=bias)


class Residual(nn.Module):
    def __init__(self, widths, kernels):
        super().__init__()
        for n, k in enumerate(kernels, 1):
            setattr(self, f"conv{n}", conv(widths[n - 1], widths[n], k))
            setattr(self, f"bn{n}", nn.BatchNorm2d(widths[n]))
        self.count = len(kernels)
        i, o = widths[0], widths[-1]
        self.downsample = nn.Sequential(conv(i, o, 1), nn.BatchNorm2d(o)) if i != o else None

    def forward(self, x):
        y = x
        for n in range(1, self.count + 1):
            y = getattr(self, f"bn{n}")(getattr(self, f"conv{n}")(y))
            if n < self.count:
                y = F.relu(y)
        return F.relu(y + (self.downsample(x) if self.downsample else x))


def named(**layers):
    module = nn.Module()
    for name, layer in layers.items():
        module.add_module(name.replace("__", "-"), layer)
    return module


def curve(channels):
    widths = [channels, 16, 32, 64, 128, 128, 256]
    layers = []
    for n in range(6):
        last = n == 5
        layers += [nn.Conv1d(widths[n], widths[n + 1], 8 if last else 5, 1 if last else 2, 0 if last else 2, bias=False),
                   nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers)


def linear(i, o):
    return nn.Sequential(nn.Linear(i, o), nn.LeakyReLU(0.2))


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.view_encoder = nn.Sequential(nn.Linear(5, 256), nn.LeakyReLU(0.2), nn.Linear(256, 256), nn.LeakyReLU(0.2))
        for name, channels in (("opacity", 1), ("color", 3)):
            setattr(self, name + "_encoder", curve(channels))
            setattr(self, name + "_latent_encoder", linear(256, 32))
            setattr(self, name + "_latent_decoder", linear(32, 256))
        self.image_encoder_layers = nn.ModuleList(
            [named(conv=conv(i, o, 4, True, 2), **({"bn": nn.BatchNorm2d(o)} if i > 1 else {}))
             for i, o in ((1, 64), (64, 128), (128, 256))])
        self.bottleneck_residual_layers = nn.ModuleList(
            [Residual([1024, 512, o // 2, o], [1, 3, 1]) for o in (1024, 1024, 1024, 256)])
        self.image_decoder_layers = nn.ModuleList(
            [named(**{f"resblock{n}": Residual([i, i, o], [3, 3])}) for n, (i, o) in
             enumerate(((256, 128), (256, 64), (128, 64)))])
        self.upsample_layers = nn.ModuleList([
            named(upsample__resblock128=Residual([64, 64, 32], [3, 3])),
            named(upsample__conv256=conv(32, 32, 3, True), upsample__bn256=nn.BatchNorm2d(32),
                  final__conv256=conv(32, 3, 3, True))])

    def code(self, name, x):
        x = getattr(self, name + "_encoder")(x).flatten(1)
        return getattr(self, name + "_latent_decoder")(getattr(self, name + "_latent_encoder")(x))

    def forward(self, view, opacity, color, x):
        encoded = []
        for layer in self.image_encoder_layers:
            x = layer.conv(x)
            x = F.leaky_relu(layer.bn(x) if hasattr(layer, "bn") else x, 0.2)
            encoded.append(x)
        code = torch.cat([self.view_encoder(view), self.code("opacity", opacity), self.code("color", color)], 1)
        x = torch.cat([x, code[:, :, None, None].expand(-1, -1, 8, 8)], 1)
        for block in self.bottleneck_residual_layers:
            x = block(x)
        for n, layer in enumerate(self.image_decoder_layers):
            x = x if n == 0 else torch.cat([x, encoded[2 - n]], 1)
            x = getattr(layer, f"resblock{n}")(F.interpolate(x, scale_factor=2))
        first, last = [dict(layer.named_children()) for layer in self.upsample_layers]
        x = first["upsample-resblock128"](F.interpolate(x, scale_factor=2))
        x = F.relu(last["upsample-bn256"](last["upsample-conv256"](F.interpolate(x, scale_factor=2))))
        return torch.tanh(last["final-conv256"](x))


with tempfile.TemporaryDirectory() as folder, torch.no_grad():
    net = Generator().eval()
    torch.save(net.state_dict(), folder + "/state.pt")
    subprocess.run([cli, "import-weights", folder + "/state.pt", "-o", folder + "/model.pt"], check=True)
    inputs = torch.rand(1, 5), torch.rand(1, 1, 256), torch.rand(1, 3, 256), torch.rand(1, 1, 64, 64)
    frozen = torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(net, inputs)))
    times = {"PyTorch frozen": [], "ours": []}
    for turn in range(6):
        for _ in range(15):
            start = time.perf_counter()
            frozen(*inputs)
            times["PyTorch frozen"].append(1e3 * (time.perf_counter() - start))
        out = subprocess.run([bench, folder + "/model.pt", "15", str(threads)], check=True, capture_output=True, text=True)
        times["ours"] += [float(line) for line in out.stdout.split()]
        precision = out.stderr.strip()
    for name, all_of in times.items():
        all_of.sort()
        print(f"{name:15s} median {all_of[len(all_of) // 2]:7.1f} ms, minimum {all_of[0]:7.1f} ms")
    print("ours:", precision, "threads:", threads)
