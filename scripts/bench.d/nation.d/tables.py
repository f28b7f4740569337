# SPDX-License-Identifier: Apache-2.0
"""Makes a country to measure on: boundaries, population and codes by `comarca synth`, and tables of the shape of the
official ones (columns, filled cells, years), with values of no meaning. The same arguments make the same bytes.
Usage: tables.py COMARCA FOLDER UNITS YEARS"""

import csv
import json
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

LAST_YEAR = 2014
NANOSECONDS = 10**9

NBI = ["Prop de Personas en NBI (%)", "Prop de Personas en miseria", "Componente vivienda", "Componente Servicios",
       "Componente Hacinamiento", "Componente Inasistencia", "Componente dependencia económica"]  # fmt: skip
IPM = ["Analfabetismo", "Bajo logro educativo", "Barreras a servicios para cuidado de la primera infancia",
       "Barreras de acceso a servicios de salud", "Tasa de dependencia", "Hacinamiento crítico",
       "Inadecuada eliminación de excretas", "Inasistencia escolar", "Material inadecuado de paredes exteriores",
       "Material inadecuado de pisos", "Rezago escolar", "Sin acceso a fuente de agua mejorada",
       "Sin aseguramiento en salud", "Trabajo infantil", "Trabajo informal", "IPM Municipal"]  # fmt: skip
IDF = ["Dependencia de las Transferencias", "Calificación Dependencia de las Transferencias", "Relevancia FBK fijo",
       "Calificación Relevancia FBK fijo", "Endeudamiento (Total)", "Calificación Endeudamiento Total",
       "Ahorro Corriente", "Calificación Ahorro Corriente", "Balance Primario", "Calificación Balance Primario",
       "Resultados", "Calificación Resultados", "Holgura", "Calificación Holgura",
       "Capacidad de programación y recaudo de ingresos",
       "Calificación capacidad de programación y recaudo de Ingresos", "Capacidad de Ejecución de Inversión",
       "Capacidad de Ejecución de Inversión *", "Bonificación Esfuerzo Propio", "Bono Catastro", "Resultados Gestión",
       "Gestión +Bonos", "Calificación Resultados Gestión", "Nuevo IDF (sin bonos)", "Nuevo IDF"]  # fmt: skip
COVARIATES = ["pct_subsidiado", "pct_cont", "tasa_matriculacion_5_16", "cobertura_neta", "cobertura_neta_media",
              "desercion", "repitencia", "reprobacion", "Cobertura_acueducto", "Cobertura_alcantarillado",
              "Cobertura_aseo", "infraestructura_basica", "ICEE_rural", "rmm42", "mortalidad_infantil_1",
              "Recaudo_ICA", "Rec_ICA_PC"]  # fmt: skip
SHARES = {"pct_subsidiado", "pct_cont", "tasa_matriculacion_5_16"}

# Columns of the CEDE panel after those that name the municipality and its year, with the share of years that have them.
EVERY_YEAR = ["ao_crea", "act_adm", "gandina", "gcaribe", "gpacifica", "gorinoquia", "gamazonia", "pobl_rur", "pobl_urb",
              "pobl_tot", "indrural", "areaoficialkm2", "areaoficialhm2", "altura", "discapital", "dismdo", "disbogota",
              "codmdo", "mercado_cercano", "distancia_mercado"]  # fmt: skip
SOME_YEARS = {"pib_cons": 5, "pib_precapita_cons": 5, "pib_agricola": 10, "pib_industria": 10, "pib_servicios": 10,
              "pib_total": 10, "pib_percapita": 10, "gpc": 20, "pobreza": 2, "gini": 20, "nbi": 7, "nbicabecera": 3,
              "nbiresto": 3, "minorias": 11, "parques": 11, "religioso": 11, "estado": 11, "otras": 11}  # fmt: skip
ONE_YEAR = ["IPM", "IPM_urb", "IPM_rur"] + [
    f"ipm_{what}"
    for what in ["pobpobre", "pobpobre_urb", "pobpobre_rur"]
    + [f"{name}_{kind}" for name in ["ledu", "analf", "asisescu", "rezagoescu", "serv_pinf", "ti", "tdep", "templeof",
       "assalud", "accsalud", "accagua", "excretas", "pisos", "paredes", "hacinam"] for kind in ["p", "pob"]]
]  # fmt: skip
CEDE_YEARS = 23  # of which those shares are


def municipalities(folder):
    """Code, name, department's code and name, in order of code. A feature stands on a line of its own."""
    found = []
    for line in (folder / "limites/municipios.geojson").open(encoding="utf-8"):
        written = re.match(r'\{"type":"Feature","properties":(\{.*?\})', line)
        if written:
            said = json.loads(written[1])
            found.append((said["MPIO_CCNCT"], said["MPIO_CNMBR"], said["DPTO_CCDGO"], said["DPTO_CNMBR"]))
    return sorted(found)


def write(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def percent(dice):
    return round(100 * dice.random() ** 2, 1)


def needs(dice):
    """No component has more persons than the whole."""
    whole = percent(dice)
    return [whole] + [whole * dice.random() for _ in NBI[1:]]


def small_tables(folder, units, dice):
    write(folder / "nbi.csv", [["Código Departamento", "Nombre Departamento", "Código Municipio", "Nombre Municipio"] + NBI]
          + [[code[:2], department, code[2:], name, *needs(dice)] for code, name, _, department in units])  # fmt: skip
    write(folder / "ipm.csv", [["ID", "Municipio"] + IPM]
          + [[code, name] + [percent(dice) for _ in IPM] for code, name, _, _ in units])  # fmt: skip
    write(folder / "idf.csv", [["Código", "Departamento", "Municipio", "Categorías", "Dotaciones Iniciales", "Ciudad capital"] + IDF]
          + [[code, department, name, dice.choice("ESP 1 2 3 4 5 6 6 6 6".split()), f"G{dice.randint(1, 4)}", 0]
             + [100 * dice.random() for _ in IDF] for code, name, _, department in units])  # fmt: skip
    write(folder / "covariables.csv", [["cod_depto", "depto", "cod_mpio", "mpio", "periodo", "poblacion"] + COVARIATES]
          + [[code[:2], department, code, name, year, dice.randint(2000, 200000)]
             + [round(dice.random(), 4) if column in SHARES else percent(dice) for column in COVARIATES]
             for year in (2018, 2024) for code, name, _, department in units])  # fmt: skip


def panel_row(code, unit, year, filled, dice):
    name, department = unit
    people = dice.randint(2000, 200000)
    rural = dice.randint(500, people)
    start = [float(code[:2]), float(f"{code[:2]}9"), float(code), department, f"Provincia de {department}", name,
             ((year - 1970) * 365 + (year - 1969) // 4) * 86400 * NANOSECONDS]  # fmt: skip
    stays = [1850.0, "Ordenanza 12 de 1850", 1.0, 0.0, 0.0, 0.0, 0.0, float(rural), float(people - rural), float(people),
             rural / people, 387.0, 38700.0, 1486.0, 0.0, 0.0, 264.3390197753906, float(code), float(code), 0.0]  # fmt: skip
    return start + stays + [100 * dice.random() if year in years else "" for years in filled]


def panel(folder, units, years, dice):
    first = LAST_YEAR - years + 1
    kept = {name: max(1, round(count * years / CEDE_YEARS)) for name, count in SOME_YEARS.items()}
    filled = [range(LAST_YEAR - count + 1, LAST_YEAR + 1) for count in kept.values()]
    filled += [range(2005, 2006) for _ in ONE_YEAR]
    head = ["coddepto", "codprovincia", "codmpio", "depto", "provincia", "municipio", "ano"]
    head += EVERY_YEAR + list(SOME_YEARS) + ONE_YEAR

    def rows():
        yield ["", *head]
        for code, name, _, department in units:
            for year in range(first, LAST_YEAR + 1):
                yield ["0", *panel_row(code, (name, department), year, filled, dice)]

    write(folder / "panel_cede.csv", rows())


def project(folder, units):
    """Boundaries and subregions as synth says them, the tables of synth that are official in form, and ours."""
    text = (folder / "project.toml").read_text(encoding="utf-8")
    start = text[: text.index("[[table]]")]
    tables = {"tablas/divipola.csv": "divipola-2024", "tablas/poblacion_2024.txt": "poblacion-2024",
              "nbi.csv": "nbi-2018-primera", "ipm.csv": "ipm-municipal-2018", "idf.csv": "idf-2022",
              "covariables.csv": "covariables-2018-2024", "panel_cede.csv": "panel-cede"}  # fmt: skip
    for file, source in tables.items():
        start += f'[[table]]\nfile = "{file}"\nsource = "{source}"\n\n'
    members = ", ".join(f'"{code}"' for code, *_ in units[:3])
    start += f'[[scheme]]\nid = "tres"\nname = "Tres municipios"\nfigure = "ASOC_MUN"\nmembers = [{members}]\n\n'
    (folder / "project.toml").write_text(start + '[product]\nfile = "producto.gpkg"\n', encoding="utf-8")


def main():
    comarca, folder, units, years = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    # As many vertices as the official layer has for as many municipalities.
    subprocess.run([comarca, "--quiet", "synth", "--units", str(units), "--vertices", str(450 * units), "--persons", "0",
                    str(folder)], check=True)  # fmt: skip
    known = municipalities(folder)
    dice = random.Random(units)
    small_tables(folder, known, dice)
    panel(folder, known, years, dice)
    project(folder, known)
    largest = Counter(department for _, _, department, _ in known).most_common(1)[0][0]
    (folder / "largest").write_text(f"{largest} {known[0][0]}\n")


main()
