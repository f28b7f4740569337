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
from pathlib import Path

LAST_YEAR = 2014
NANOSECONDS = 10**9
MOST_OF_ONE = 960  # municipalities of a department: their codes have three digits

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


class Unit:
    """A municipality of synth, with the code that it gets here."""

    def __init__(self, said):
        self.was, self.name, self.north, self.east = said
        self.code = self.department = self.department_name = ""


def commas(number):
    return float(number.replace(",", "."))


def placed(folder):
    with (folder / "tablas/divipola.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.reader(file, delimiter=";") if len(row) > 6 and row[2].isdigit()]
    return [Unit((row[2], row[3], commas(row[5]), commas(row[6]))) for row in rows]


def departments(units):
    """As many as the country has, of one piece or nearly, the first of them the largest: strips from west to east are
    cut from south to north. More only where codes of three digits would not do."""
    first = min(MOST_OF_ONE, len(units) * 125 // 1122)
    count = max(33, 1 + -(-(len(units) - first) // (MOST_OF_ONE * 3 // 4)))
    units.sort(key=lambda unit: (unit.east, unit.was))
    yield units[:first]
    rest = units[first:]
    strips = max(1, round((count - 1) ** 0.5))
    for strip in range(strips):
        stand = sorted(rest[strip * len(rest) // strips : (strip + 1) * len(rest) // strips], key=lambda unit: (unit.north, unit.was))
        cuts = [cut * (count - 1) // strips for cut in (strip, strip + 1)]
        share = cuts[1] - cuts[0]
        for part in range(share):
            yield stand[part * len(stand) // share : (part + 1) * len(stand) // share]


def recoded(folder):
    """The municipalities in order of their new codes; the boundaries are written again with them."""
    units = placed(folder)
    for number, members in enumerate(departments(units), start=1):
        for place, unit in enumerate(sorted(members, key=lambda unit: unit.was), start=1):
            unit.department, unit.department_name = f"{number:02}", f"Departamento {number}"
            unit.code = f"{number:02}{place:03}"
    by_old = {unit.was: unit for unit in units}
    file = folder / "limites/municipios.geojson"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    for index, line in enumerate(lines):
        written = re.match(r'\{"type":"Feature","properties":(\{.*?\})', line)
        if written:
            said = json.loads(written[1])
            unit = by_old[said["MPIO_CCNCT"]]
            said.update(DPTO_CCDGO=unit.department, MPIO_CCDGO=unit.code[2:], MPIO_CCNCT=unit.code, DPTO_CNMBR=unit.department_name)
            lines[index] = line[: written.start(1)] + json.dumps(said, ensure_ascii=False) + line[written.end(1) :]
    file.write_text("".join(lines), encoding="utf-8")
    return sorted(units, key=lambda unit: unit.code)


def write(path, rows, delimiter=","):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)


def percent(dice):
    return round(100 * dice.random() ** 2, 1)


def needs(dice):
    """Who has any need, who has two or more, and five components: of one need to five for each of the latter."""
    whole = percent(dice)
    misery = whole * (0.05 + 0.35 * dice.random())
    parts = [0.5 + dice.random() for _ in NBI[2:]]
    together = whole + misery * (1 + 2 * dice.random())
    return [whole, misery] + [together * part / sum(parts) for part in parts]


def fiscal(dice):
    """The published index is that of its scores: 80 % results and 20 % management, without bonuses."""
    cells = [100 * dice.random() for _ in IDF]
    results = sum(cells[1:10:2]) / 5
    management = sum(cells[13:18:2]) / 3
    index = 0.8 * results + 0.2 * management
    cells[10:12] = [results, 0.8 * results]
    cells[18:25] = [0, 0, management, management, 0.2 * management, index, index]
    return cells


def official_tables(folder, units):
    """Codes and population, as synth has them, by the new codes."""
    write(folder / "divipola.csv", [["Código Departamento", "Nombre Departamento", "Municipio Código", "Municipio Nombre"]]
          + [[unit.department, unit.department_name, unit.code, unit.name] for unit in units])  # fmt: skip
    code_of = {unit.was: unit.code for unit in units}
    lines = (folder / "tablas/poblacion_2024.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    rows = [code_of[line[:5]] + line[5:] for line in lines[1:] if line[:5] in code_of]
    (folder / "poblacion.txt").write_text(lines[0] + "".join(sorted(rows)), encoding="utf-8")


def small_tables(folder, units, dice):
    write(folder / "nbi.csv", [["Código Departamento", "Nombre Departamento", "Código Municipio", "Nombre Municipio"] + NBI]
          + [[unit.department, unit.department_name, unit.code[2:], unit.name, *needs(dice)] for unit in units])  # fmt: skip
    write(folder / "ipm.csv", [["ID", "Municipio"] + IPM]
          + [[unit.code, unit.name] + [percent(dice) for _ in IPM] for unit in units])  # fmt: skip
    write(folder / "idf.csv", [["Código", "Departamento", "Municipio", "Categorías", "Dotaciones Iniciales", "Ciudad capital"] + IDF]
          + [[unit.code, unit.department_name, unit.name, dice.choice("ESP 1 2 3 4 5 6 6 6 6".split()), f"G{dice.randint(1, 4)}", 0]
             + fiscal(dice) for unit in units])  # fmt: skip
    write(folder / "covariables.csv", [["cod_depto", "depto", "cod_mpio", "mpio", "periodo", "poblacion"] + COVARIATES]
          + [[unit.department, unit.department_name, unit.code, unit.name, year, dice.randint(2000, 200000)]
             + [round(dice.random(), 4) if column in SHARES else percent(dice) for column in COVARIATES]
             for year in (2018, 2024) for unit in units])  # fmt: skip
    write(folder / "pdet_zomac.txt", [["Cod. Municipio", "Departamento", "Municipio", "Subregión PDET", "ZOMAC"]]
          + [[unit.code, unit.department_name, unit.name, "", dice.randint(0, 1)] for unit in units], "|")  # fmt: skip


def panel_row(unit, year, filled, dice):
    code, department = unit.code, unit.department_name
    people = dice.randint(2000, 200000)
    rural = dice.randint(500, people)
    start = [float(code[:2]), float(f"{code[:2]}9"), float(code), department, f"Provincia de {department}", unit.name,
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
        for unit in units:
            for year in range(first, LAST_YEAR + 1):
                yield ["0", *panel_row(unit, year, filled, dice)]

    write(folder / "panel_cede.csv", rows())


def groups(units):
    """Sixteen subregions of ten neighbours or so; most municipalities have none, as in the country's program for peace."""
    for number in range(1, 17):
        of_one = sorted((unit for unit in units if unit.department == f"{number:02}"), key=lambda unit: unit.north)
        members = ", ".join(f'"{unit.code}"' for unit in of_one[:10])
        yield f'[[subregions.group]]\ncode = "S{number:02}"\nname = "Subregión {number}"\nmembers = [{members}]\n\n'


def project(folder, units):
    text = (folder / "project.toml").read_text(encoding="utf-8")
    text = text[: text.index("[[subregions.group]]")] + "".join(groups(units))
    tables = {"divipola.csv": "divipola-2024", "poblacion.txt": "poblacion-2024", "nbi.csv": "nbi-2018-primera",
              "ipm.csv": "ipm-municipal-2018", "idf.csv": "idf-2022", "covariables.csv": "covariables-2018-2024",
              "pdet_zomac.txt": "pdet-zomac", "panel_cede.csv": "panel-cede"}  # fmt: skip
    for file, source in tables.items():
        text += f'[[table]]\nfile = "{file}"\nsource = "{source}"\n\n'
    members = ", ".join(f'"{unit.code}"' for unit in units[:3])
    text += f'[[scheme]]\nid = "tres"\nname = "Tres municipios"\nfigure = "ASOC_MUN"\nmembers = [{members}]\n\n'
    (folder / "project.toml").write_text(text + '[product]\nfile = "producto.gpkg"\n', encoding="utf-8")


def main():
    comarca, folder, units, years = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    # As many vertices as the official layer has for as many municipalities.
    subprocess.run([comarca, "--quiet", "synth", "--units", str(units), "--vertices", str(450 * units), "--persons", "0",
                    str(folder)], check=True)  # fmt: skip
    known = recoded(folder)
    dice = random.Random(units)
    official_tables(folder, known)
    small_tables(folder, known, dice)
    panel(folder, known, years, dice)
    project(folder, known)
    (folder / "largest").write_text(f"{known[0].department} {known[0].code}\n")


main()
