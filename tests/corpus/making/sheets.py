"""Workbooks: written with openpyxl, and written anew from that by LibreOffice and Gnumeric."""

import datetime

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font

SURVEY = """
1 Survey
table
| Region | Asked | Answered | Share
| North {2 rows} | 40 | 30 | 75%
| {from above} | 20 | 5 | 25%
| All regions {2 columns} | 35 |
1 Ελλάδα
table
| Πόλη | Ημέρα
| Πάτρα | 2022-09-05
"""

PLAN = """
1 Plan
table
| Step | Begin | Hours | Done
| Interviews in the north | 2022-03-01 | 12.5 | TRUE
| Report | 2022-04-15 | -3 | FALSE
1 Empty

hidden: internal note
not shown: Prices
"""


def survey():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Survey"
    for row in (("Region", "Asked", "Answered", "Share"), ("North", 40, 30, 0.75), (None, 20, 5, 0.25), ("All regions", None, 35)):
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for cell in ("D2", "D3"):
        sheet[cell].number_format = "0%"
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("A4:B4")
    sheet["C2"].comment = Comment("Only by letter?", "Tom Baker")
    other = book.create_sheet("Ελλάδα")
    other["B2"], other["C2"] = "Πόλη", "Ημέρα"
    other["B3"], other["C3"] = "Πάτρα", datetime.date(2022, 9, 5)
    other["C3"].number_format = "dd/mm/yyyy"
    return book, SURVEY


def plan():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(("Step", "Begin", "Hours", "Done"))
    sheet.append(("Interviews\nin the  north", datetime.date(2022, 3, 1), 12.5, True))
    sheet.append(("internal note", None, None, None))
    sheet.append(("Report", datetime.date(2022, 4, 15), -3, False))
    sheet.row_dimensions[3].hidden = True
    for cell in ("B2", "B4"):
        sheet[cell].number_format = "yyyy-mm-dd"
    book.create_sheet("Empty")
    secret = book.create_sheet("Prices")
    secret["A1"] = "not for all"
    secret.sheet_state = "hidden"
    return book, PLAN


ALL = {"survey": survey, "plan": plan}
COMMENT = '\ncomment {author}on "30": Only by letter?\n'


def shown_sheet(said):
    """Gnumeric 1.12 forgets that a sheet is hidden."""
    return said.replace("\nnot shown: Prices\n", "").replace("1 Empty\n", "1 Empty\n1 Prices\ntable\n| not for all\n")
