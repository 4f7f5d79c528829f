"""A program that stores blobs until it is killed."""

import os
import sys
from pathlib import Path
from uuid import UUID

from tessera.vault import blobs
from tessera.vault.keys import DataKey

key = DataKey(dossier=UUID(int=1), secret=bytes(32))
print("storing", flush=True)
while True:
    blobs.put(Path(sys.argv[1]), os.urandom(4_000_000), key)
