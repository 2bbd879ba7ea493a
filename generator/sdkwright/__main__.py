"""`python -m sdkwright`."""

from sdkwright.cli import main

raise SystemExit(main())
