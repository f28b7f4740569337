# SPDX-License-Identifier: Apache-2.0
"""The sheet that comarca draws, as geopandas draws it: municipalities by five natural breaks of the IPM, with a legend, on
an A4. Usage: sheet.py BOUNDARIES TABLE SCHEME SHEET, where SCHEME is one of mapclassify, as Quantiles or NaturalBreaks"""

import sys

import geopandas
import matplotlib
import pandas

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402  (the way of drawing is chosen first)

boundaries, table, scheme, sheet = sys.argv[1:]
units = geopandas.read_file(boundaries)
code = next(name for name in ("MPIO_CCNCT", "divipola_mun", "MPIO_CDPMP") if name in units.columns)
if units.crs is None:
    units = units.set_crs(4686)
units = units.to_crs(9377)
read = pandas.read_excel if table.endswith(".xlsx") else pandas.read_csv
values = read(table)
values["code"] = values["ID"].astype(str).str.zfill(5)
joined = units.merge(values, left_on=code, right_on="code", how="left")
figure, axes = plt.subplots(figsize=(210 / 25.4, 297 / 25.4))
joined.plot(
    column="IPM Municipal",
    scheme=scheme,
    k=5,
    cmap="YlOrRd",
    edgecolor="white",
    linewidth=0.2,
    legend=True,
    missing_kwds={"color": "lightgrey"},
    ax=axes,
)
axes.set_axis_off()
axes.set_title("IPM")
figure.savefig(sheet, dpi=200)
