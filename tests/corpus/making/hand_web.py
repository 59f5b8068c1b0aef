"""Web pages and Markdown by hand, as programs and people write them."""

from hand import register


def text(content, encoding="utf-8"):
    def save(path):
        with open(path, "wb") as file:
            file.write(content.encode(encoding))

    return save


register("html-page.html", "made by hand as an editor of web pages writes it", text("""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Survey &mdash; report</title><style>p { color: red }</style></head>
<body><header><h1>Survey</h1></header>
<main><p>It was held <ins cite="#">twice</ins><del>once</del> in&nbsp;2022.</p>
<h2>1. Questions</h2><ol><li>Who?<ul><li>age</li><li>trade</li></ul></li><li><p>Why?</p></li></ol>
<h2>2. Answers</h2>
<table><caption>Answers by region</caption><thead><tr><th>Region</th><th colspan="2">Answers</th></tr></thead>
<tbody><tr><td rowspan="2">North</td><td>yes</td><td>3</td></tr><tr><td>no</td><td>1</td></tr></tbody></table>
<p hidden>Draft only.</p><figure><img src="map.png" alt="A map"><figcaption>Figure 1: The regions</figcaption></figure>
<script>document.write("<p>no</p>")</script></main></body></html>
"""), """
1 Survey
¶ It was held twice in 2022.
2 1 | Questions
#. Who?
  - age
  - trade
#. Why?
2 2 | Answers
= Answers by region
table with a heading row
| Region | Answers {2 columns}
| North {2 rows} | yes | 3
| {from above} | no | 1
= Figure 1: The regions

inserted: twice
deleted: once
hidden: Draft only.
""")

register("html-word-page.html", "made by hand as Word saves a web page, in windows-1252", text("""<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=DE style='tab-interval:35.4pt'><div class=WordSection1>
<h1>Ma\u00dfnahmen f\u00fcr die Pr\u00fcfung<o:p></o:p></h1>
<p class=MsoNormal>Der Preis betr\u00e4gt 20\u00a0\u20ac \u2013 je Person.<o:p></o:p></p>
<h2>\u00dcbersicht</h2>
<table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal>Schritt</p></td><td width=100><p class=MsoNormal>Monat</p></td></tr>
<tr><td><p class=MsoNormal>Kurs</p></td><td><p class=MsoNormal>M\u00e4rz</p></td></tr></table>
</div></body></html>
""", "cp1252"), """
1 Maßnahmen für die Prüfung
¶ Der Preis beträgt 20 € – je Person.
2 Übersicht
table
| Schritt | Monat
| Kurs | März
""")

register("html-old.html", "made by hand as a page of the nineties: capitals, nothing closed, no encoding said but in the text", text("""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"><TITLE>R\u00e9sum\u00e9</TITLE>
<BODY BGCOLOR=#FFFFFF><CENTER><H1>R\u00e9sum\u00e9</H1></CENTER>
<P>Premier paragraphe<BR>suite
<P>Second
<UL><LI>un<LI>deux<OL><LI>deux a</OL></UL>
<TABLE BORDER><TR><TH>A<TH>B<TR><TD>1<TD>2</TABLE>
""", "latin-1"), """
1 Résumé
¶ Premier paragraphe suite
¶ Second
- un
- deux
  #. deux a
table with a heading row
| A | B
| 1 | 2
""")

register("html-russian.html", "made by hand in windows-1251", text("""<html><head><meta charset="windows-1251"><title>Отчёт</title></head>
<body><h1>Отчёт</h1><h2>1.1 Итоги</h2><p>Обучено сорок человек.</p></body></html>
""", "cp1251"), """
1 Отчёт
2 1.1 | Итоги
¶ Обучено сорок человек.
""")

register("notes.md", "written by hand: Markdown with front matter, tables, nested lists, emphasis", text("""---
title: Notes
author: A. Cruz
---

Notes of the meeting
====================

Present were *Ana* and **Bo**; see <https://example.org/agenda>.

## 1. Decisions

1. hire a trainer
   - from abroad
   - by May
2. ask again

   in writing

### Table of dates

| What   | When      |
|:-------|----------:|
| Course | 2&nbsp;May |
| Exam   | `1 June`  |

> ## Said aside
> The fee is not \\*final\\*.

Last line\\
of it.
"""), """
1 Notes of the meeting
¶ Present were Ana and Bo; see https://example.org/agenda.
2 1 | Decisions
#. hire a trainer
  - from abroad
  - by May
#. ask again
¶ in writing
3 Table of dates
table with a heading row
| What | When
| Course | 2 May
| Exam | 1 June
2 Said aside
¶ The fee is not *final*.
¶ Last line of it.
""")

register("windows.md", "written by hand: Markdown with a byte order mark and the line ends of Windows, in Chinese", text(
    "\ufeff# 报告\r\n\r\n第一段\r\n继续。\r\n\r\n* 护理\r\n* 建筑\r\n    * 砌墙\r\n\r\n|行业|人数|\r\n|---|---|\r\n|护理|3|\r\n"), """
1 报告
¶ 第一段 继续。
- 护理
- 建筑
  - 砌墙
table with a heading row
| 行业 | 人数
| 护理 | 3
""")
