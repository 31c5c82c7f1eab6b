"""Draws what a picture costs against the number of voxels along an axis, from the JSON of render_bench:

    build/bin/render_bench --benchmark_filter=volume/ --benchmark_out=volume.json --benchmark_out_format=json
    python3 tests/bench/plot_volume_size.py volume.json docs/volume-size.svg
"""
import collections
import json
import math
import sys

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 360, 70, 20, 190, 50
COLORS = {"guide": "#0072b2", "standard": "#e69f00", "high": "#555555"}

lines = collections.defaultdict(list)
for file in sys.argv[1:-1]:
    with open(file) as stream:
        for run in json.load(stream)["benchmarks"]:
            _, kind, size, voxels = run["name"].split("/")[:4]
            lines[kind, size].append((int(voxels.split(":")[1]), run["real_time"]))

values = [cost for line in lines.values() for _, cost in line]
low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))


def place(voxels, cost):
    x = LEFT + (voxels - 128) / (512 - 128) * (WIDTH - LEFT - RIGHT)
    y = TOP + (high - math.log10(cost)) / (high - low) * (HEIGHT - TOP - BOTTOM)
    return round(x, 1), round(y, 1)


svg = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
       f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
for decade in range(low, high + 1):
    x, y = place(128, 10.0**decade)
    end, _ = place(512, 1)
    svg.append(f'<path d="M{x} {y}H{end}" stroke="#ddd"/>')
    svg.append(f'<text x="{x - 8}" y="{y + 4}" text-anchor="end">{10**decade:g}</text>')
for voxels in (128, 256, 384, 512):
    x, y = place(voxels, 10.0**low)
    svg.append(f'<text x="{x}" y="{y + 20}" text-anchor="middle">{voxels}³</text>')
svg.append(f'<text x="{LEFT}" y="{HEIGHT - 8}">voxels; processor milliseconds of a picture</text>')
for (kind, size), line in lines.items():
    line.sort()
    points = [place(*point) for point in line]
    color = COLORS[kind]
    svg.append(f'<polyline fill="none" stroke="{color}" stroke-width="2" points="{" ".join(f"{x},{y}" for x, y in points)}"/>')
    svg += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{color}"/>' for x, y in points]
    svg.append(f'<text x="{points[-1][0] + 10}" y="{points[-1][1] + 4}" fill="{color}">{kind}, {size}x{size}</text>')
svg.append("</svg>")
with open(sys.argv[-1], "w") as stream:
    stream.write("\n".join(svg) + "\n")
