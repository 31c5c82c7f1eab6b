#!/usr/bin/env python3
"""The predictor's table: drags and single scenes of several volumes at two sizes, with every rival.

    python3 tests/bench/predictor_table.py build/bin/twinray-cli VOLUME... [--drags 12] [--scenes 100] [--sizes 512 256]
        [--kinds tf color orbit zoom] [--model FILE...] [--work DIR] [--costs | --given FOLDER]

Calls `twinray-cli evaluate` for each volume, size and model (the default one where none is named), keeps its JSON in
DIR (a call whose JSON is there is not repeated, so an interrupted table goes on), and prints the table as Markdown. A
volume that was seen in training is marked, and in bold is what single scenes miss of what is asked for. Needs nothing
but Python's standard library.

What pictures cost is measured first, by one drag of each volume and size: with --costs that is all, for a quiet
machine. The drags then take those costs, so their figures do not depend on what else runs. With --given they take
those of FOLDER/SIZE.json (tests/bench/costs), so that they are the same on every machine, and parts of the table may
come from several.
"""
import argparse
import itertools
import json
import pathlib
import subprocess


def evaluated(cli, out, arguments):
    if not out.exists():
        part = out.with_suffix(".part")
        subprocess.run([cli, "evaluate", *arguments, "--json", str(part)], check=True)
        part.rename(out)
    return json.loads(out.read_text())


KINDS = ("tf", "color", "orbit", "zoom")

# Asked for of single scenes: dB over bicubic and equal time at least, EMD at most, a reference's time in predictions'.
ASKED = {512: (0.8, 0.0, 0.002, 12), 256: (0.8, -0.3, 0.002, 6)}


def drag_rows(scores, size, name):
    for kind, drags in scores["kinds"].items():
        prediction, rival = drags["prediction"], drags["best_rival"]
        cells = [name, str(size), kind, f"{drags['gain']:+.2f}", f"{prediction['psnr']['median']:.2f}",
                 f"{rival} {drags[rival]['psnr']['median']:.2f}"]
        for method in ("bicubic", "equal_time", "standard", "stale", "carried_detail"):
            cells.append(f"{drags[method]['psnr']['median']:.2f}")
        cells += [f"{prediction[key]:.2f}" for key in ("flicker", "flicker_after_rest")]
        cells += [f"{drags['standard']['flicker']:.2f}", f"{prediction['emd']['median']:.5f}"]
        yield cells


def scene_row(scores, size, name):
    methods = ("prediction", "bicubic", "equal_time")

    def figure(method, metric, summary="median"):
        value = scores[method][metric][summary]
        return float("nan") if value is None else value  # MS-SSIM of small pictures

    def all_of(metric, digits):
        return [f"{figure(method, metric):.{digits}f}" for method in methods]

    milliseconds = {step: value["median"] for step, value in scores["milliseconds"].items()}
    psnr, bicubic, equal_time = (figure(method, "psnr") for method in methods)
    over_bicubic, over_equal_time = psnr - bicubic, psnr - equal_time
    share = milliseconds["reference"] / milliseconds["prediction"]
    emd = all_of("emd", 5)
    judged = [f"{over_bicubic:+.2f}", f"{over_equal_time:+.2f}", emd[0], f"1/{share:.1f}"]
    count = "not asked"
    if size in ASKED:
        least_bicubic, least_equal_time, most_emd, least_share = ASKED[size]
        reached = (round(over_bicubic, 2) >= least_bicubic, round(over_equal_time, 2) >= least_equal_time,
                   figure("prediction", "emd") <= most_emd, share >= least_share)
        judged = [text if fine else f"**{text}**" for text, fine in zip(judged, reached)]
        count = str(sum(reached))
    rays = scores["equal_time"]["size"]
    return [name, str(size), scores["model"], f"{psnr:.2f} ({figure('prediction', 'psnr', 'mean'):.2f})", judged[0],
            f"{judged[1]}, {rays}x{rays} in {milliseconds['equal_time']:.0f} ms", f"{figure('prediction', 'rmse'):.4f}",
            ", ".join(all_of("ms_ssim", 4)), ", ".join([judged[2], *emd[1:]]),
            f"{milliseconds['guide']:.1f} + {milliseconds['network']:.1f}", f"{milliseconds['reference']:.0f}",
            judged[3], count]


def named(volume, scores, model=None):
    return volume.name + (f", {model.stem}" if model else "") + (" (SEEN)" if scores["seen_in_training"] else "")


def print_table(head, rows):
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("volumes", nargs="+", type=pathlib.Path)
    parser.add_argument("--drags", type=int, default=12)
    parser.add_argument("--scenes", type=int, default=100)
    parser.add_argument("--sizes", type=int, nargs="+", default=[512, 256])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--kinds", choices=KINDS, nargs="+", default=KINDS)
    parser.add_argument("--model", type=pathlib.Path, nargs="+", default=[None])
    costs_from = parser.add_mutually_exclusive_group()
    costs_from.add_argument("--costs", action="store_true", help="measure costs only")
    costs_from.add_argument("--given", type=pathlib.Path, metavar="FOLDER", help="costs that are not measured")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("predictor_table"))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    drags, scenes = [], []
    for volume, size, model in itertools.product(options.volumes, options.sizes, options.model):
        common = ["--volume", str(volume), "--size", str(size), "--seed", str(options.seed)]
        stem = f"{volume.name}_{size}"
        if model:
            common += ["--model", str(model)]
            stem += f"_{model.stem}"
        if options.drags:
            if options.given:
                costs = options.given / f"{size}.json"
            else:
                costs = options.work / f"{stem}_costs.json"
                evaluated(options.cli, costs, common + ["--drag", "color", "-n", "1"])
            for kind in () if options.costs else options.kinds:
                played = f"{stem}_{kind}_{options.drags}{'_given' if options.given else ''}.json"
                scores = evaluated(options.cli, options.work / played,
                                   common + ["--drag", kind, "-n", str(options.drags), "--costs", str(costs)])
                drags += drag_rows(scores, size, named(volume, scores, model))
        if options.scenes and not options.costs:
            scores = evaluated(options.cli, options.work / f"{stem}_scenes_{options.scenes}.json",
                               common + ["-n", str(options.scenes)])
            scenes.append(scene_row(scores, size, named(volume, scores)))
    if drags:
        print(f"{options.drags} drags of each kind, PSNR in dB, medians over ticks\n")
        print_table(["volume", "size", "drag", "gain over the best rival", "prediction", "best rival", "bicubic",
                     "equal time", "standard", "stale", "carried detail", "flicker", "after rest", "of standard", "EMD"], drags)
    if scenes:
        print(f"{options.scenes} single scenes without keyframes, medians, of PSNR in brackets means; MS-SSIM and EMD: "
              "prediction, bicubic, equal time\n")
        print_table(["volume", "size", "model", "PSNR", "over bicubic", "over equal time", "RMSE", "MS-SSIM", "EMD",
                     "guide + network ms", "reference ms", "of the reference", "of four"], scenes)


if __name__ == "__main__":
    main()
