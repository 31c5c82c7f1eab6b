#!/usr/bin/env bash
# Makes the two short trainings that the guide's pictures of the Training dock show: docs/user/make-trainings.sh FOLDER
# [build folder]. An adaptation to the CT and a training on the tumour, by the window's own worker; about four minutes.
set -euo pipefail
runs=$(mkdir -p "$1" && realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=${2:-build}
driver=$(find "$build" -name ui_training_driver -type f | head -1)
[ -n "$driver" ] || { echo "build the target ui_training_driver first" >&2; exit 1; }

# NAME KIND VOLUME SAMPLES MINUTES LEARNING_RATE
train() {
  local folder="$runs/$1"
  mkdir -p "$folder"
  cp resources/models/guided.pt "$folder/start.pt"
  # The window's own plan, with scores taken every few steps: minutes are short.
  local recipe
  recipe=$(sed -e "s/\"learning_rate\": [^,]*/\"learning_rate\": $6/" -e 's/"interval": [^,]*/"interval": 20/' \
    -e 's/"warm_up": [^,]*/"warm_up": 10/' -e 's/"average": [^,]*/"average": 0.98/' \
    -e 's/"held_out_most": [^,]*/"held_out_most": 8/' resources/models/guided.recipe.json)
  cat > "$folder/plan.json" <<PLAN
{"program": "TwinRay", "version": 1, "kind": "$2", "outcome": "unfinished",
 "volumes": [{"path": "$PWD/resources/samples/$3", "series": "", "component": "", "frame": 0, "reduction": 1}],
 "samples": $4, "size": 256, "quality": "high", "guide_quality": "checkerboard", "guide_factor": 1,
 "keyframed": 0.3, "seed": 7, "recipe": $recipe, "from_model": true, "minutes": $5}
PLAN
  "$driver" "$folder" 2
  echo "$folder"
}

train "More tumours" train sample_tumour_t1gd_u8.nii.gz 60 1 0.0001
train "Adapted to the abdomen" adapt sample_ct_abdomen_i16.nii.gz 0 2 0.0002
