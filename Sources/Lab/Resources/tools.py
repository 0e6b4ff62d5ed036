"""Running the tools that the lab is made with, so that a failure says which and why."""

import subprocess


class LabFailure(Exception):
    """The lab did not come up; the text is the reason."""


def run(command, text=""):
    """Run a command with `text` on its standard input; what it printed is the reason where it fails."""
    done = subprocess.run(command, input=text, text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise LabFailure(f"{' '.join(command)}: {done.stdout.strip()}")
