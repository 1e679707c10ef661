"""Make the golden logs anew after rules changed on purpose; review what changed as a diff.

python -m tests.bless
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.golden import GOLDEN, SAMPLES, Golden, played

ROOT = Path(__file__).resolve().parent.parent


def bless(golden: Golden) -> None:
    """Play one golden game and write its log."""
    result = played(golden)
    path = ROOT / golden.path
    path.write_text(result.log.text, encoding="utf-8", newline="\n")
    print(f"{golden.path}: {result.end} after {result.turns} turns")


def main() -> int:
    """Bless every golden log and the samples that screenshots show."""
    for golden in (*GOLDEN, *SAMPLES):
        bless(golden)
    return 0


if __name__ == "__main__":
    sys.exit(main())
