"""XML from strangers: no entities, no document type, no network, bounded depth."""

from __future__ import annotations

from lxml import etree

from lawdiff.errors import Refused


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of ``data``; raises Refused where it declares a document type or is damaged.

    lxml itself refuses what is nested deeper than 256 levels.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(
            "damaged_file", "{name} is damaged: {fault}", name=name, fault=str(error)[:120]
        ) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the tree has a docinfo
        raise Refused(
            "xml_entities",
            "{name} declares a document type, which no document of its kind needs",
            name=name,
        )
    return root
