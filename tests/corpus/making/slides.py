"""Presentations by pandoc, which LibreOffice writes anew."""

import subprocess

import pandoc

TEXT = """# Skills partnership

- care
- building
    - masonry
    - plumbing

# Time

| Step   | When |
|--------|------|
| Course | May  |
| Exam   | June |

# Steps

1. ask
2. compare

# Συμφωνία

Μία πρόταση.
"""

SAID = """
1 Skills partnership
- care
- building
  - masonry
  - plumbing
1 Time
table with a heading row
| Step | When
| Course | May
| Exam | June
1 Steps
#. ask
#. compare
1 Συμφωνία
¶ Μία πρόταση.
"""

OFFER = """
1 Training offer
- language
- trade
  - welding
#. first aid
1 Costs
table
| Item | Share {2 columns}
| Course {2 rows} | State | 60 %
| {from above} | Firm | 40 %
"""


def by_pandoc(path):
    subprocess.run(["pandoc", "--from", "markdown", "--to", "pptx", "--output", path], input=TEXT, text=True, check=True, env=pandoc.STEADY)
