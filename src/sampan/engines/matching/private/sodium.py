"""libsodium's ristretto255, as `rbcl` 1.1 brings it, without the copy that `rbcl` leaves behind.

On import `rbcl` writes the library (2.7 MB) to the temporary folder, loads it and leaves the file. Each process would
leave one, so it is taken away here once it is loaded; where the system keeps open files locked, it stays.
"""

from contextlib import suppress
from pathlib import Path

import rbcl  # type: ignore[import-untyped]
from rbcl._sodium import lib_path  # type: ignore[import-untyped]

with suppress(OSError):
    Path(lib_path).unlink()

scalar_inverse = rbcl.crypto_core_ristretto255_scalar_invert
scalar_product = rbcl.crypto_core_ristretto255_scalar_mul
is_valid = rbcl.crypto_core_ristretto255_is_valid_point
multiply = rbcl.crypto_scalarmult_ristretto255
multiply_base = rbcl.crypto_scalarmult_ristretto255_base
add = rbcl.crypto_core_ristretto255_add
from_hash = rbcl.crypto_core_ristretto255_from_hash
