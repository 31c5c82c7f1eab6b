#!/usr/bin/env python3
"""The predictor's table: drags and single scenes of several volumes at two sizes, with every rival.

    python3 tests/bench/predictor_table.py build/bin/twinray-cli VOLUME... [--drags 12] [--scenes 100] [--sizes 512 256]
        [--kinds tf color orbit zoom] [--model FILE] [--work DIR] [--costs | --given FOLDER]

Calls `twinray-cli evaluate` for each volume and size, keeps its JSON in DIR (a call whose JSON is there is not
repeated, so an interrupted table goes on), and prints the table as Markdown. A volume that was seen in training is
marked. Needs nothing but Python's standard library.

What pictures cost is measured first, by one drag of each volume and size: with --costs that is all, for a quiet
machine. The drags then take those costs, so their figures do not depend on what else runs. With --given they take
those of FOLDER/SIZE.json (tests/bench/costs), so that they are the same on every machine, and parts of the table may
come from several.
"""
import argparse
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
    def median(method, metric):
        value = scores[method][metric]["median"]
        return float("nan") if value is None else value  # MS-SSIM of small pictures

    milliseconds = {step: value["median"] for step, value in scores["milliseconds"].items()}
    psnr = {method: median(method, "psnr") for method in ("prediction", "bicubic", "equal_time")}
    return [name, str(size), f"{psnr['prediction']:.2f}", f"{psnr['prediction'] - psnr['bicubic']:+.2f}",
            f"{psnr['prediction'] - psnr['equal_time']:+.2f}", f"{median('prediction', 'rmse'):.4f}",
            f"{median('prediction', 'ms_ssim'):.4f}", f"{median('prediction', 'emd'):.5f}",
            f"{median('bicubic', 'emd'):.5f} / {median('equal_time', 'emd'):.5f}",
            f"{milliseconds['guide']:.1f} + {milliseconds['network']:.1f}", f"{milliseconds['reference']:.0f}",
            f"1/{milliseconds['reference'] / milliseconds['prediction']:.1f}"]


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
    parser.add_argument("--model")
    costs_from = parser.add_mutually_exclusive_group()
    costs_from.add_argument("--costs", action="store_true", help="measure costs only")
    costs_from.add_argument("--given", type=pathlib.Path, metavar="FOLDER", help="costs that are not measured")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("predictor_table"))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    drags, scenes = [], []
    for volume in options.volumes:
        for size in options.sizes:
            common = ["--volume", str(volume), "--size", str(size), "--seed", str(options.seed)]
            if options.model:
                common += ["--model", options.model]
            stem = f"{volume.name}_{size}"
            name = volume.name
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
                    marked = name + (" (SEEN)" if scores["seen_in_training"] else "")
                    drags += drag_rows(scores, size, marked)
            if options.scenes and not options.costs:
                scores = evaluated(options.cli, options.work / f"{stem}_scenes_{options.scenes}.json",
                                   common + ["-n", str(options.scenes)])
                scenes.append(scene_row(scores, size, name))
    if drags:
        print(f"{options.drags} drags of each kind, PSNR in dB, medians over ticks\n")
        print_table(["volume", "size", "drag", "gain over the best rival", "prediction", "best rival", "bicubic",
                     "equal time", "standard", "stale", "carried detail", "flicker", "after rest", "of standard", "EMD"], drags)
    if scenes:
        print(f"{options.scenes} single scenes without keyframes, medians\n")
        print_table(["volume", "size", "PSNR", "over bicubic", "over equal time", "RMSE", "MS-SSIM", "EMD",
                     "EMD of bicubic / equal time", "guide + network ms", "reference ms", "prediction / reference"],
                    scenes)


if __name__ == "__main__":
    main()
