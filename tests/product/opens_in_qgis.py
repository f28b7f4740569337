#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Opens every layer of a product with QGIS, headless, and fails on an invalid layer, a missing alias or a warning."""
import os
import sqlite3
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import Qgis, QgsApplication, QgsVectorLayer
except ImportError:
    print("skipped: python3-qgis is not installed")
    sys.exit(77)


def layers_of(product):
    with sqlite3.connect(f"file:{product}?mode=ro", uri=True) as database:
        return [row[0] for row in database.execute(
            "SELECT table_name FROM gpkg_contents WHERE table_name <> 'layer_styles' ORDER BY table_name")]


def main(product):
    application = QgsApplication([], False)
    application.initQgis()
    complaints = []
    application.messageLog().messageReceived.connect(
        lambda text, tag, level: complaints.append(f"{tag}: {text}") if level in (Qgis.Warning, Qgis.Critical) else None)
    before = open(product, "rb").read()
    for name in layers_of(product):
        layer = QgsVectorLayer(f"{product}|layername={name}", name, "ogr")
        if not layer.isValid():
            complaints.append(f"layer '{name}' is not valid: {layer.error().message()}")
            continue
        rows = sum(1 for _ in layer.getFeatures())
        bare = [field.name() for field in layer.fields() if field.name() != "fid" and not field.alias()]
        if bare:
            complaints.append(f"layer '{name}' has no alias for {', '.join(bare)}")
        if layer.isSpatial() and not layer.crs().isValid():
            complaints.append(f"layer '{name}' has no CRS")
        print(f"{name}: {rows} rows, {layer.crs().authid() or 'no geometry'}")
        del layer
    application.exitQgis()
    if open(product, "rb").read() != before:
        complaints.append("the file changed by being opened")
    for complaint in complaints:
        print(f"QGIS: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
