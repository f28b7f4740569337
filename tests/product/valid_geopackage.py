#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Runs GDAL's GeoPackage validator on a product."""
import sys

try:
    from osgeo_utils.samples.validate_gpkg import GPKGChecker
except ImportError:
    print("skipped: python3-gdal is not installed")
    sys.exit(77)

checker = GPKGChecker(sys.argv[1], abort_at_first_error=False)
checker.check()
for text in checker.errors:
    print(text, file=sys.stderr)
sys.exit(1 if checker.errors else 0)
