#!/bin/sh
# provision.sh FOLDER RECIPE ARGUMENT…: fill a folder of the cache by a recipe, once. A recipe sees $folder
# and its arguments. The file "complete" is written last; a folder without it is begun anew.
set -eu
folder=$1
recipe=$2
shift 2
if [ -e "$folder/complete" ]; then exit 0; fi
rm -rf "$folder"
mkdir -p "$folder"
. "$recipe"
: > "$folder/complete"
