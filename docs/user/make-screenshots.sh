#!/usr/bin/env bash
# Makes every picture of this guide with the program itself: docs/user/make-screenshots.sh [build folder]
# Needs no display, and nothing but a build; run it again after the window has changed.
set -euo pipefail
[ -z "${RUNS:-}" ] || RUNS=$(realpath "$RUNS")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
twinray=${1:-build}/bin/twinray
images=docs/user/images
ct=resources/samples/sample_ct_abdomen_i16.nii.gz
mkdir -p "$images"
export QT_QPA_PLATFORM=offscreen

shot() {
  local name=$1
  shift
  "$twinray" "$@" --language en --screenshot "$images/$name.png"
  echo "$images/$name.png"
}

shot window --size 1500x940 --theme dark
shot narrow --size 1024x700 --theme dark
shot ct "$ct" --size 1500x940 --theme dark
shot hybrid --size 1200x800 --theme dark --choose Hybrid
shot swipe --size 1200x800 --theme dark --choose Swipe
shot kept --size 1500x940 --theme dark --choose "Keep Look" --choose Random
shot history --size 1500x940 --theme dark --choose Random --choose Random --choose History
shot picture-dialog --size 1200x800 --theme dark --choose "Save Picture at Size"
shot figure-dialog --size 1200x800 --theme dark --choose "Save Figure"
shot settings --size 1200x800 --theme dark --choose Settings
shot slices --size 1300x860 --theme dark --choose Slices
shot crop --size 1200x800 --theme light --choose "Crop Handles" --choose Slices
shot sensitivity --size 1500x940 --theme dark --choose Sensitivity
shot explore --size 1500x940 --theme dark --choose Explore
shot match --size 1500x940 --theme light --choose Match
# Trainings that begin from nothing would take minutes: RUNS is a folder with a finished one, as the window keeps them.
if [ -n "${RUNS:-}" ]; then
  shot training-new --trainings "$RUNS" --size 1500x1000 --theme dark --choose Train
  shot training-progress --trainings "$RUNS" --size 1500x1000 --theme dark --choose "Training Progress"
  shot training-runs --trainings "$RUNS" --size 1500x1000 --theme light --choose Trainings
fi
# labels.png: a segmented volume that does not come with the program (BraTS-TCGA-GBM, TCGA-02-0034), opened with --labels.
