# SPDX-License-Identifier: GPL-3.0-or-later
"""The cells that bare_cells writes, by Python: peer_cells.py xlsxwriter|openpyxl CELLS OUT.xlsx."""
import datetime
import sys

NUMBERS = {"day": "yyyy-mm-dd", "text": "@", "count": "#,##0", "quantity": "#,##0.00#", "money": "#,##0.00"}
DIVISORS = {"count": 1, "quantity": 1000, "money": 100}
FIRST_ROW = 8


def rows(cells):
    """The kinds of the columns, then each row's values."""
    kinds = cells.readline().rstrip("\n").split("\t")
    yield kinds
    for line in cells:
        yield [
            None if field == ""
            else field if kind == "text"
            else datetime.date.fromisoformat(field) if kind == "day"
            else int(field) / DIVISORS[kind]
            for kind, field in zip(kinds, line.rstrip("\n").split("\t"))
        ]


def by_xlsxwriter(values, path):
    import xlsxwriter
    workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = workbook.add_worksheet("Cells")
    kinds = next(values)
    formats = [workbook.add_format({"num_format": NUMBERS[kind]}) for kind in kinds]
    write = [{"text": sheet.write_string, "day": sheet.write_datetime}.get(kind, sheet.write_number) for kind in kinds]
    for number, row in enumerate(values, FIRST_ROW):
        for column, value in enumerate(row):
            if value is not None:
                write[column](number, column, value, formats[column])
    workbook.close()


def by_openpyxl(values, path):
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Cells")
    kinds = next(values)
    for row in values:
        cells = []
        for kind, value in zip(kinds, row):
            cell = WriteOnlyCell(sheet, value=value)
            cell.number_format = NUMBERS[kind]
            cells.append(cell)
        sheet.append(cells)
    workbook.save(path)


def main():
    writers = {"xlsxwriter": by_xlsxwriter, "openpyxl": by_openpyxl}
    with open(sys.argv[2], encoding="utf-8") as cells:
        writers[sys.argv[1]](rows(cells), sys.argv[3])


main()
