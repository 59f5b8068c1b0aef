"""Zip packages that come out the same each time."""

import zipfile

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write(path, members):
    """Writes `members`, pairs of a name and a text or bytes, in this order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2022, 9, 1, 10, 0, 0)), content, zipfile.ZIP_DEFLATED)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def types(parts):
    """[Content_Types].xml for `parts`, pairs of a part's name and its content type."""
    return (
        XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts)
        + "</Types>"
    )


def relations(targets):
    """A part of relationships: pairs of a kind ("styles", or a whole address) and a target."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    made = ""
    for number, (kind, target) in enumerate(targets, 1):
        kind = kind if kind.startswith("http") else base + kind
        outside = ' TargetMode="External"' if target.startswith("http") else ""
        made += f'<Relationship Id="rId{number}" Type="{kind}" Target="{escape(target)}"{outside}/>'
    return XML + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def pack_again(path):
    """Packs the same members tighter: some programs do not pack at all."""
    with zipfile.ZipFile(path) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist() if not info.is_dir()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2022, 9, 1, 10, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)
