# Recipe: a virtual environment of Debian's Python with the requirements that the arguments name.
/usr/bin/python3 -I -m venv "$folder"
"$folder/bin/python" -I -m pip install --quiet --disable-pip-version-check "$@"
