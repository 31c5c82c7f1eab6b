"""The numbers in tests/core/metrics_test.cpp, from scikit-image, SciPy and OpenCV; run in this folder.

reference.png is the bundled tumour sample ray-cast by VTK (256x256); prediction.png is it reduced to 64x64, enlarged
bicubically, with a colour cast and noise on the foreground.
"""
import cv2
import numpy as np
from scipy.ndimage import correlate1d
from skimage.color import rgb2lab
from skimage.metrics import structural_similarity

BACKGROUND = (0.310999694819562063, 0.3400015259021897, 0.4299992370489052)


def picture(name):
    return cv2.imread(name)[:, :, ::-1].astype(np.float64) / 255


def luma(p):
    return p @ [0.299, 0.587, 0.114]


def ssim_map(a, b):
    _, full = structural_similarity(a, b, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=1,
                                    full=True)
    return full[5:-5, 5:-5]


def structure_map(a, b):
    w = np.exp(-0.5 * (np.arange(-5, 6) / 1.5) ** 2)
    w /= w.sum()

    def f(x):
        return correlate1d(correlate1d(x, w, axis=0), w, axis=1)[5:-5, 5:-5]

    ma, mb = f(a), f(b)
    return (2 * (f(a * b) - ma * mb) + 9e-4) / (f(a * a) - ma**2 + f(b * b) - mb**2 + 9e-4)


def ms_ssim(a, b):
    product = 1
    for i, weight in enumerate((0.0448, 0.2856, 0.3001, 0.2363, 0.1333)):
        product *= (ssim_map(a, b) if i == 4 else structure_map(a, b)).mean() ** weight
        h, w = a.shape[0] // 2 * 2, a.shape[1] // 2 * 2
        a, b = (x[:h, :w].reshape(h // 2, 2, w // 2, 2).mean((1, 3)) for x in (a, b))
    return product


def emd(p, r):
    def signature(x):
        lab = rgb2lab(x.reshape(-1, 1, 3)).reshape(-1, 3)
        h, _ = np.histogramdd(lab, bins=(8, 12, 12), range=((0, 100), (-86.185, 98.254), (-107.863, 94.482)))
        index = np.argwhere(h > 0)
        return np.column_stack([h[h > 0] / h.sum(), index / np.sqrt(7**2 + 11**2 + 11**2)]).astype(np.float32)

    return cv2.EMD(signature(p), signature(r), cv2.DIST_L2)[0]


def report(name, p, r):
    inside = (np.abs(r - BACKGROUND) > 2 / 255).any(2)
    y, x = np.nonzero(inside)
    box = np.s_[y.min():y.max() + 1, x.min():x.max() + 1]
    for part, pp, rr, mask, q, s in (("whole", p.reshape(-1, 3), r.reshape(-1, 3), np.s_[:], luma(p), luma(r)),
                                     ("foreground", p[inside], r[inside], inside[5:-5, 5:-5], luma(p)[box], luma(r)[box])):
        rmse = np.sqrt(((pp - rr) ** 2).mean())
        print(name, part, "pixels", len(pp), "box", q.shape)
        print("  rmse %.9f psnr %.7f relative %.9f" % (rmse, -20 * np.log10(rmse),
                                                       np.linalg.norm(pp - rr) / np.linalg.norm(rr)))
        print("  ssim %.7f ms_ssim %.7f emd %.8f" % (ssim_map(luma(p), luma(r))[mask].mean(),
                                                     ms_ssim(q, s) if min(q.shape) >= 176 else np.nan, emd(pp, rr)))


if __name__ == "__main__":
    prediction, reference = picture("prediction.png"), picture("reference.png")
    report("prediction", prediction, reference)
    report("swapped", reference, prediction)
    report("part", prediction[40:217, 30:230], reference[40:217, 30:230])
    for colour in ([0, 0, 0], [1, 1, 1], [0, 1, 0], [1, 0, 1], [0.2, 0.4, 0.6]):
        print("lab", colour, rgb2lab(np.array(colour, float).reshape(1, 1, 3)).ravel())
