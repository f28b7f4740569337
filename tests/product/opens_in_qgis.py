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


def styled_layers(product):
    with sqlite3.connect(f"file:{product}?mode=ro", uri=True) as database:
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'layer_styles'").fetchone():
            return set()
        return {row[0] for row in database.execute("SELECT f_table_name FROM layer_styles")}


def bare_columns(product):
    """Columns without an alias in the schema extension, which GDAL before 3.7 does not hand to QGIS."""
    with sqlite3.connect(f"file:{product}?mode=ro", uri=True) as database:
        aliased = set(database.execute("SELECT table_name, column_name FROM gpkg_data_columns WHERE name <> '' AND title <> ''"))
        return [f"{layer}.{column[1]}" for layer in layers_of(product)
                for column in database.execute(f'PRAGMA table_info("{layer}")')
                if column[1] not in ("fid", "geom") and (layer, column[1]) not in aliased]


def main(product):
    application = QgsApplication([], False)
    application.initQgis()
    complaints = []
    application.messageLog().messageReceived.connect(
        lambda text, tag, level: complaints.append(f"{tag}: {text}") if level in (Qgis.Warning, Qgis.Critical) else None)
    styled = styled_layers(product)
    complaints += [f"{column} has no alias in the schema extension" for column in bare_columns(product)]
    before = open(product, "rb").read()
    for name in layers_of(product):
        layer = QgsVectorLayer(f"{product}|layername={name}", name, "ogr")
        if not layer.isValid():
            complaints.append(f"layer '{name}' is not valid: {layer.error().message()}")
            continue
        rows = sum(1 for _ in layer.getFeatures())
        bare = [field.name() for field in layer.fields() if field.name() != "fid" and not layer.attributeAlias(layer.fields().indexOf(field.name()))]
        if bare and name in styled:
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
