# SPDX-License-Identifier: Apache-2.0
"""Opens a product and its project with QGIS, without a screen: every layer valid and styled, everything rendered."""

import json
import os
import sqlite3
import sys

from qgis.core import (
    QgsApplication, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsLayoutExporter, QgsMapRendererSequentialJob, QgsMapSettings, QgsProject, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize

failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)


def check_default_styles(product):
    tables = sqlite3.connect(product).execute("SELECT f_table_name FROM layer_styles WHERE useAsDefault = 1").fetchall()
    expect(len(tables) >= 9, f"only {len(tables)} layers have a default style")
    for (table,) in tables:
        layer = QgsVectorLayer(f"{product}|layername={table}", table, "ogr")
        message, loaded = layer.loadDefaultStyle()
        expect(loaded, f"{table}: the default style was not loaded: {message}")
        expect(layer.attributeAlias(1) != "", f"{table}: its first field has no alias")
        sld = QgsVectorLayer(f"{product}|layername={table}", table, "ogr")
        if layer.isSpatial():
            text = sqlite3.connect(product).execute(
                "SELECT styleSLD FROM layer_styles WHERE f_table_name = ?", (table,)).fetchone()[0]
            path = os.path.join(os.path.dirname(product), "style.sld")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            message, read = sld.loadSldStyle(path)
            expect(read, f"{table}: QGIS does not read the SLD: {message}")


def count_colors(image):
    return len({image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)})


def check_project(path):
    project = QgsProject.instance()
    expect(project.read(path), f"the project does not open: {project.error()}")
    expect(project.crs().authid() == "EPSG:9377", f"the project's CRS is '{project.crs().authid()}'")
    layers = project.mapLayers().values()
    expect(len(layers) >= 9, f"only {len(layers)} layers")
    for layer in layers:
        expect(layer.isValid(), f"{layer.name()} is not valid")
        expect(not layer.isSpatial() or layer.renderer().type() == "RuleRenderer", f"{layer.name()} is not styled")
    for relation in project.relationManager().relations().values():
        expect(relation.isValid(), f"relation {relation.name()} is not valid")
    expect(len(project.bookmarkManager().bookmarks()) > 0, "there is no bookmark")
    check_web_style(project, path.replace(".qgz", ".maplibre.json"))
    check_rendering(project)
    check_layouts(project, os.path.dirname(path))


def check_web_style(project, path):
    """The rules of a layer in the MapLibre style are the rules that QGIS shows."""
    with open(path, encoding="utf-8") as file:
        style = json.load(file)
    for layer in project.mapLayers().values():
        if layer.isSpatial():
            name = layer.source().split("layername=")[1]
            found = [one["metadata"]["label"] for one in style["layers"] if one.get("source") == name and "metadata" in one]
            rules = [rule.label() for rule in layer.renderer().rootRule().children()]
            expect(list(dict.fromkeys(found)) == rules, f"{name}: MapLibre has {found}, QGIS {rules}")


def drawn_by(layer, feature):
    """The labels of the rules that draw a feature."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return [rule.label() for rule in layer.renderer().rootRule().children()
            if QgsExpression(rule.filterExpression()).evaluate(context)]


def check_withheld(product):
    """A figure that the long table calls withheld is drawn so, by the QML and by the SLD."""
    database = sqlite3.connect(product)
    states = {(code, indicator if indicator == figure else f"{indicator}_{figure}"): state
              for code, indicator, figure, state in database.execute(
                  "SELECT codigo, indicador, cifra, situacion FROM cifras WHERE nivel = 'municipio' AND zona = 'total'")}
    sld = database.execute("SELECT styleSLD FROM layer_styles WHERE f_table_name = 'indicadores_municipio'").fetchone()[0]
    path = os.path.join(os.path.dirname(product), "style.sld")
    with open(path, "w", encoding="utf-8") as file:
        file.write(sld)
    layer = QgsVectorLayer(f"{product}|layername=indicadores_municipio", "x", "ogr")
    seen = set()
    for load in (layer.loadDefaultStyle, lambda: layer.loadSldStyle(path)):
        load()
        shown = QgsExpression(layer.renderer().rootRule().children()[0].filterExpression()).referencedColumns()
        for feature in layer.getFeatures():
            figure = next(iter(shown & {field.name() for field in layer.fields()}))
            expected = {"retenido": ["Retenido"], "sin dato": ["Sin dato"]}.get(states.get((feature["codigo"], figure)))
            labels = drawn_by(layer, feature)
            expect(labels == expected if expected else len(labels) == 1 and labels[0] not in ("Retenido", "Sin dato"),
                   f"{feature['codigo']}: {figure} is drawn as {labels}, not {expected}")
            seen.update(labels)
    expect("Retenido" in seen, "no municipality is drawn as withheld")


def check_rendering(project):
    settings = QgsMapSettings()
    shown = [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible() and node.layer().isSpatial()]
    settings.setLayers(shown)
    settings.setDestinationCrs(project.crs())
    settings.setExtent(project.viewSettings().defaultViewExtent())
    settings.setOutputSize(QSize(600, 600))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    expect(not job.errors(), f"rendering: {[error.message for error in job.errors()]}")
    expect(count_colors(job.renderedImage()) > 5, "the map is blank")


def check_layouts(project, folder):
    layouts = project.layoutManager().printLayouts()
    expect(len(layouts) == 2, f"{len(layouts)} layouts")
    for layout in layouts:
        sheet, locator = layout.itemById("mapa"), layout.itemById("localizador")
        expect(sheet.grids().size() == 1 and sheet.grid().enabled(), f"{layout.name()} has no grid")
        expect(locator.overviews().size() == 1 and locator.overview().linkedMap() == sheet,
               f"{layout.name()}: the locator does not show where the map lies")
        for item, begin in (("notas", "Fecha: "), ("fuente", "Fuente: ")):
            expect(len(layout.itemById(item).text()) > len(begin) and layout.itemById(item).text().startswith(begin),
                   f"{layout.name()}: {item} says '{layout.itemById(item).text()}'")
        for word in ("Estado: ", "Método: "):
            expect(word in layout.itemById("notas").text(), f"{layout.name()} does not say {word}")
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = 60
        if layout.atlas().enabled():
            expect(layout.atlas().updateFeatures() > 0, "the atlas has no page")
            layout.atlas().beginRender()
            layout.atlas().seekTo(0)
        result = QgsLayoutExporter(layout).exportToImage(os.path.join(folder, layout.name() + ".png"), settings)
        expect(result == QgsLayoutExporter.Success, f"{layout.name()}: export ended with {result}")


application = QgsApplication([], False)
application.initQgis()
check_default_styles(sys.argv[1])
check_withheld(sys.argv[2])
check_project(sys.argv[1].replace(".gpkg", ".qgz"))
print("\n".join(failures) if failures else "QGIS opens, styles and renders everything")
sys.stdout.flush()
# QGIS's own tear-down crashes at times once its objects are gone; the answer is known by now.
os._exit(1 if failures else 0)
