"""Arrays written by NumPy 1.24 for tests/core/dataset_test.cpp, a folder in the original's form, and the numbers in it."""
import os

import numpy as np

a = np.arange(24).reshape(2, 3, 4) - 5
for name in ("f2", "f4", "f8", "i4", "i8"):
    np.save(name, (a / 4 if name[0] == "f" else a).astype("<" + name))
np.save("u1", np.arange(24, dtype="u1").reshape(2, 3, 4))
np.save("fortran", np.asfortranarray(a / 4))
np.save("scalar", np.float64(2.5))
np.save("vector", np.array([1.5, -2.0]))
np.save("empty", np.zeros((0, 4)))
np.save("big_endian", a.astype(">f8"))
np.save("complex", a.astype("c8"))
np.save("nan", np.full((2, 4), np.nan))
for version in (2, 3):
    with open("version%d.npy" % version, "wb") as f:
        np.lib.format.write_array(f, a / 4, (version, 0))

rng = np.random.RandomState(11)
n = 2
view = np.column_stack([rng.uniform(5, 165, n), rng.uniform(0, 360, n), rng.uniform(-10, 10, n), rng.uniform(1, 2.5, n)])
x = np.linspace(0, 137, 256)
opacity = np.stack([np.column_stack([x, np.exp(-(((x - m) / 12) ** 2))]) for m in (60, 110)])
color = np.stack([np.column_stack([x, np.linspace(0, 1, 256), x / 300, np.full(256, c)]) for c in (0.25, 0.75)])
np.save("original/view", view)
np.save("original/opacity", opacity)
np.save("original/color", color)

halves = [0.1, 1 / 3, 1 + 2**-11, 1 + 3 * 2**-11, 2049, 2051, 65504, 65519.9, 65520, 1e9, 2**-24, 2**-25, 2**-25 * 1.001,
          6.0975e-05, 6.1e-05, 6.103e-05, -0.0, -1.7e-7, 254 / 255, np.inf, 1 + 2**-11 + 2**-40]
print(", ".join("{%r, 0x%04x}" % (v, h) for v, h in zip(halves, np.array(halves, "f8").astype("f2").view("u2"))))

# The same folder in other layouts, and as the text files alone.
os.makedirs("layouts", exist_ok=True)
np.save("layouts/view", np.asfortranarray(view))
np.save("layouts/opacity", np.asfortranarray(opacity))
np.save("layouts/color", color.astype("f4"))
os.makedirs("lists/inputs", exist_ok=True)
for i in range(n):
    np.savetxt("lists/inputs/input%d.csv" % (i + 7), np.concatenate([view[i], opacity[i].ravel(), color[i].ravel()]), "%.4f")
np.savetxt("lists/inputs.csv", ["input%d.csv" % (i + 7) for i in range(n)], "%s")
np.savetxt("lists/files.csv", ["picture%d.png" % (i + 7) for i in range(n)], "%s")
