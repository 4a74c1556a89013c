"""`python -m claimcheck`."""

import sys

from claimcheck.cli.main import main

sys.exit(main())
