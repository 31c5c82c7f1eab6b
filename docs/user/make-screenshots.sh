#!/usr/bin/env bash
# Makes the pictures of this guide with the program itself: docs/user/make-screenshots.sh [twinray]
# Needs no display, and nothing but a build; run it again after the window has changed.
#   ONLY="name ..."   these pictures alone
#   RUNS=FOLDER       trainings to show (docs/user/make-trainings.sh makes them); without, their pictures stay as they are
#   LABELS=FOLDER     TCGA-02-0034_t1ce.nii.gz and TCGA-02-0034_seg.nii.gz of BraTS-TCGA-GBM, which do not come with the
#                     program; without, labels.png stays as it is
#   TIMES=FILE        a volume of several times; without, time.png stays as it is
#   SERIES=FOLDER     a DICOM folder of several series; without, series.png stays as it is
set -euo pipefail
[ -z "${RUNS:-}" ] || RUNS=$(realpath "$RUNS")
[ -z "${LABELS:-}" ] || LABELS=$(realpath "$LABELS")
[ -z "${TIMES:-}" ] || TIMES=$(realpath "$TIMES")
[ -z "${SERIES:-}" ] || SERIES=$(realpath "$SERIES")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
twinray=${1:-build/bin/twinray}
images=docs/user/images
ct=resources/samples/sample_ct_abdomen_i16.nii.gz
mkdir -p "$images"
export QT_QPA_PLATFORM=offscreen

wanted() {
  [ -z "${ONLY:-}" ] || [[ " $ONLY " == *" $1 "* ]]
}

shot() {
  local name=$1
  shift
  wanted "$name" || return 0
  "$twinray" --language en "$@" --screenshot "$images/$name.png"
  echo "$images/$name.png"
}

shot window --size 1500x940 --theme dark
shot narrow --size 1024x700 --theme dark
shot german --size 1200x800 --theme light --language de
wanted hidpi && QT_SCALE_FACTOR=2 shot hidpi --size 1024x700 --theme dark
shot ct "$ct" --size 1500x940 --theme dark
shot two-windows resources/samples/sample_tumour_t1gd_u8.nii.gz "$ct" --size 1000x680 --theme dark
shot hybrid --size 1200x800 --theme dark --choose Hybrid
shot swipe --size 1200x800 --theme dark --choose Swipe
shot blink --size 1200x800 --theme dark --choose Blink
shot kept --size 1500x940 --theme dark --choose "Keep Look" --choose Random
shot expected-error --size 1200x800 --theme dark --choose "Expected Error" --choose "Maximise Pane"
shot maximum-intensity --size 1200x800 --theme dark --choose "Maximum intensity"
shot history --size 1500x940 --theme dark --choose Random --choose Random --choose History
shot picture-dialog --size 1200x800 --theme dark --choose "Save Picture at Size"
shot figure-dialog --size 1200x800 --theme dark --choose "Save Figure"
shot turntable-dialog --size 1200x800 --theme dark --choose "Save Turntable"
shot settings --size 1200x800 --theme dark --choose Settings
shot shortcuts --size 1200x800 --theme dark --choose Shortcuts
shot log --size 1200x800 --theme dark --choose Random --choose "Copy Viewpoint" --choose Log
shot slices --size 1300x860 --theme dark --choose Slices
shot crop --size 1200x800 --theme light --choose "Crop Handles" --choose Slices
shot sensitivity --size 1500x940 --theme dark --choose Sensitivity
shot explore --size 1500x940 --theme dark --choose Explore
shot match --size 1500x940 --theme light --choose Match
# What was on screen when the program was closed last is offered by the next start: in folders of their own.
if wanted continue; then
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
  export XDG_DATA_HOME=$home XDG_CONFIG_HOME=$home
  "$twinray" "$ct" --remember --size 1200x800 --choose Random --screenshot "$home/yesterday.png"
  shot continue --remember --size 1200x800 --theme dark
  unset XDG_DATA_HOME XDG_CONFIG_HOME
fi
if [ -n "${RUNS:-}" ]; then
  shot training-new --trainings "$RUNS" --size 1500x1000 --theme dark --choose Train
  shot training-progress --trainings "$RUNS" --size 1500x1000 --theme dark --choose "Training Progress"
  shot training-runs --trainings "$RUNS" --size 1500x1000 --theme light --choose Trainings
fi
if [ -n "${LABELS:-}" ]; then
  shot labels "$LABELS/TCGA-02-0034_t1ce.nii.gz" --labels "$LABELS/TCGA-02-0034_seg.nii.gz" --size 1200x800 --theme dark
fi
[ -z "${SERIES:-}" ] || shot series "$SERIES" --series 3 --size 1200x800 --theme dark --choose "Another Series"
[ -z "${TIMES:-}" ] || shot time "$TIMES" --time 2 --size 1200x800 --theme dark
