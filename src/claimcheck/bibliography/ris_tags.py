"""The tags and types of RIS, and what BibLaTeX calls them.

Programs never agreed on all of them; where they differ, what Zotero, EndNote and pandoc mean is
taken, in that order.
"""

TYPES = {
    "ABST": "article", "ADVS": "movie", "AGGR": "dataset", "ANCIENT": "misc", "ART": "artwork",
    "BILL": "legislation", "BLOG": "online", "BOOK": "book", "CASE": "jurisdiction",
    "CHAP": "incollection", "CHART": "image", "CLSWK": "misc", "COMP": "software",
    "CONF": "inproceedings", "CPAPER": "inproceedings", "CTLG": "misc", "DATA": "dataset",
    "DBASE": "dataset", "DICT": "inreference", "EBOOK": "book", "ECHAP": "incollection",
    "EDBOOK": "book", "EJOUR": "article", "ELEC": "online", "ENCYC": "inreference",
    "EQUA": "misc", "FIGURE": "image", "GEN": "misc", "GOVDOC": "report", "GRANT": "misc",
    "GRNT": "misc", "HEAR": "misc", "ICOMM": "letter", "INPR": "misc", "INTV": "misc",
    "JFULL": "periodical", "JOUR": "article", "LEGAL": "legal", "MANSCPT": "unpublished",
    "MAP": "image", "MGZN": "article", "MPCT": "movie", "MULTI": "misc", "MUSIC": "music",
    "NEWS": "article", "PAMP": "booklet", "PAT": "patent", "PCOMM": "letter", "POD": "audio",
    "PREP": "misc", "PRESS": "misc", "RPRT": "report", "SER": "misc", "SLIDE": "misc",
    "SOUND": "audio", "STAND": "standard", "STAT": "legislation", "STD": "standard",
    "THES": "thesis", "UNBILL": "legislation", "UNPB": "unpublished", "UNPD": "unpublished",
    "VIDEO": "video", "WEB": "online",
}  # fmt: skip
SUBTYPES = {"MGZN": "magazine", "NEWS": "newspaper"}
BOOKS = frozenset(("BOOK", "EBOOK", "EDBOOK", "CLSWK", "ANCIENT", "SER"))
ARTICLES = frozenset(("ABST", "EJOUR", "INPR", "JFULL", "JOUR", "MGZN", "NEWS", "PREP"))
PARTS = frozenset(("CHAP", "ECHAP", "CONF", "CPAPER", "DICT", "ENCYC"))

# Of several fields that one tag may be, the tags that come first count.
TITLES = ("TI", "T1", "CT")
AUTHORS = ("AU", "A1")
CONTAINERS = ("T2", "JF", "JO", "BT")
SHORT_CONTAINERS = ("J2", "JA", "J1", "JI", "J9")
YEARS = ("PY", "Y1")
DAYS = ("DA", "PY", "Y1", "YR")
ADDRESSES = ("UR", "LK")

# Tags that mean the same in every type. What is not here keeps its own name, in small letters.
FIELDS = {
    "A4": "translator",
    "AB": "abstract",
    "AN": "eprint",
    "CN": "library",
    "CY": "location",
    "DO": "doi",
    "ET": "edition",
    "IS": "number",
    "KW": "keywords",
    "L1": "file",
    "L2": "file",
    "LA": "language",
    "LB": "label",
    "LK": "url",
    "M3": "type",
    "N1": "note",
    "N2": "abstract",
    "NV": "volumes",
    "PB": "publisher",
    "PI": "location",
    "PP": "location",
    "PU": "publisher",
    "SE": "section",
    "T3": "series",
    "ST": "shorttitle",
    "TA": "bookauthor",
    "TT": "titletranslation",
    "UR": "url",
    "VL": "volume",
    "Y2": "urldate",
}
# Of these fields each tag is a person or a body.
PEOPLE = frozenset(("translator", "bookauthor"))
# All that the format knows, and what programs write beside it.
_KNOWN = """
    TY ER ID A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 C9 CA CN CP CR CT CY DA DB DI DO
    DP DS ED EF EI EP ET FD H1 H2 IS J1 J2 J9 JA JF JI JO K1 KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NO NV OL OP
    PA PB PI PM PP PU PY RD RI RN RP RT SE SF SL SN SP SR ST SV T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO
    WP WT WV XT Y1 Y2 YR
"""
KNOWN = frozenset(_KNOWN.split())
