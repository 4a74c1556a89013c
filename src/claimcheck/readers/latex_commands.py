"""What LaTeX commands print: tables of those that drafts use, by what becomes of their arguments."""

# Arguments are printed: the command goes, its braces go, the words stay.
TEXT = frozenset(
    [
        "emph", "textit", "textbf", "textsc", "textrm", "textsf", "texttt", "textsl",
        "textup", "textmd", "textnormal", "text", "mbox", "hbox", "fbox", "makebox",
        "framebox", "uline", "underline", "ul", "st", "hl", "sout", "uppercase",
        "lowercase", "MakeUppercase", "MakeLowercase", "textsubscript",
        "enquote", "blockquote", "textquote", "textcquote", "mkbibquote", "mkbibemph",
        "quoted", "quot", "centerline", "centering", "raggedright", "caption", "subcaption",
        "pkg", "proglang", "code", "acr", "ac", "acs", "acl", "acf", "acp", "acro",
        "citetext", "alert", "structure", "textls", "lsstyle", "so", "caps", "textlf",
        "textos", "abbr", "person", "name", "term", "keyword", "foreign", "intertext",
        "shortintertext", "title", "subtitle", "uppercase", "hfill", "only",
        "uncover", "visible", "onslide", "dedication", "epigraph", "leftline", "rightline",
        "shadowbox", "ovalbox", "doublebox", "protect", "hspace*", "nohyphens", "sloppy",
        "mdseries", "bfseries", "itshape", "textdel", "added",
    ]
)  # fmt: skip
# The first one, two or three arguments set something, the next is printed.
SETTING_FIRST = {
    "href": 1, "textcolor": 1, "colorbox": 1, "fcolorbox": 2, "multicolumn": 2, "multirow": 2,
    "raisebox": 1, "parbox": 1, "resizebox": 2, "scalebox": 1, "rotatebox": 1, "foreignlanguage": 1,
    "hyperlink": 1, "hypertarget": 1, "textlang": 1, "foreignquote": 1, "citeaffixed": 1,
    "foreigntextquote": 1, "hyphentextquote": 1, "fontsize": 2, "adjustbox": 1, "newacronym": 2,
}  # fmt: skip
# The first argument is printed, the second sets something.
PRINTED_FIRST = frozenset(
    [
        "texorpdfstring",
    ]
)  # fmt: skip
# What blanks in it, however many, cannot make prose of.
SETTING = frozenset(
    [
        "label", "index", "glossary", "vspace", "hspace", "vskip", "hskip",
        "setlength", "addtolength", "setcounter", "addtocounter", "stepcounter",
        "usepackage", "RequirePackage", "documentclass", "documentstyle", "pagestyle",
        "thispagestyle", "pagenumbering", "bibliographystyle", "includegraphics",
        "graphicspath", "color", "rowcolor", "cellcolor", "arrayrulecolor", "definecolor",
        "colorlet", "tikzset", "tikzstyle", "usetikzlibrary", "hypersetup", "geometry",
        "lstset", "setminted", "captionsetup", "sisetup", "selectlanguage", "setmainfont",
        "setstretch", "linespread", "rule", "phantom", "hphantom", "vphantom",
        "phantomsection", "addcontentsline", "hyphenation", "newtheorem", "theoremstyle",
        "newenvironment", "renewenvironment", "newcounter", "newlength", "newif",
        "input@path", "externaldocument", "PassOptionsToPackage", "ProvidesPackage",
        "DeclareMathOperator", "DeclareFieldFormat", "ExecuteBibliographyOptions",
        "AtBeginDocument", "AtEndDocument", "AtEveryBibitem", "setcitestyle", "citestyle",
        "date", "author", "affil", "affiliation", "address", "email", "institute", "orcid",
        "thanksref", "corref", "cortext", "ead", "fntext", "pdfbookmark", "bookmark",
        "cmidrule", "cline", "specialrule", "addlinespace", "todo", "missingfigure",
        "fixme", "marginnote*", "tikz", "pgfplotsset", "defcitealias", "defcitealias*",
        "citereset", "printbibliography", "bibliographyunit", "titlerunning",
        "authorrunning", "shorttitle", "shortauthor", "keywords", "pacs", "subjclass",
        "hyphenpenalty", "vphantom", "textheight", "textwidth",
    ]
)  # fmt: skip
# A name that points to a place in the text, or a word that stands in a list of such.
POINTERS = frozenset(
    [
        "ref", "eqref", "pageref", "autoref", "cref", "Cref", "nameref", "vref", "Vref",
        "namecref", "fullref", "subref", "gls", "Gls", "glspl", "Glspl", "acrshort",
        "acrlong", "acrfull",
    ]
)  # fmt: skip
SECTIONS = frozenset(
    [
        "part", "chapter", "section", "subsection", "subsubsection", "paragraph",
        "subparagraph", "addpart", "addchap", "addsec", "frametitle", "framesubtitle",
    ]
)  # fmt: skip
NOTES = frozenset(
    [
        "footnote", "thanks", "endnote", "sidenote", "marginpar", "marginnote",
        "tablefootnote",
    ]
)  # fmt: skip
INCLUDES = frozenset(
    [
        "input", "include", "subfile", "subfileinclude",
    ]
)  # fmt: skip
BIBLIOGRAPHIES = frozenset(
    [
        "bibliography", "nobibliography",
    ]
)  # fmt: skip
RESOURCES = frozenset(
    [
        "addbibresource", "addglobalbib", "addsectionbib",
    ]
)  # fmt: skip

# Nothing in them is prose.
MATHEMATICS = frozenset(
    [
        "equation", "align", "gather", "multline", "eqnarray", "displaymath", "math",
        "flalign", "alignat", "xalignat", "dmath", "dgroup", "subequations", "IEEEeqnarray",
        "split", "aligned", "gathered", "array",
    ]
)  # fmt: skip
VERBATIM = frozenset(
    [
        "verbatim", "Verbatim", "BVerbatim", "LVerbatim", "lstlisting", "minted", "comment",
        "filecontents", "tikzpicture", "pgfpicture", "alltt", "Sinput", "Soutput", "Schunk",
        "CodeInput", "CodeOutput", "knitrout", "algorithmic", "forest", "luacode", "pycode",
        "picture",
    ]
)  # fmt: skip
LISTS = frozenset(
    [
        "itemize", "enumerate", "description", "compactitem", "compactenum", "inparaenum",
        "enumitem",
    ]
)  # fmt: skip
TABLES = frozenset(
    [
        "tabular", "tabularx", "tabulary", "longtable", "xltabular", "tblr", "supertabular",
    ]
)  # fmt: skip
# Arguments of \begin that set something; of all others only those in brackets are passed over.
ENVIRONMENT_ARGUMENTS = {
    "tabular": 1, "tabularx": 2, "tabulary": 2, "tabular*": 2, "longtable": 1, "xltabular": 2,
    "minipage": 1, "thebibliography": 1, "multicols": 1, "wrapfigure": 2, "wraptable": 2,
    "supertabular": 1, "adjustbox": 1, "tblr": 1, "list": 2, "adjustwidth": 2, "spacing": 1,
    "subfigure": 1, "subtable": 1, "otherlanguage": 1, "textblock": 1, "CSLReferences": 2,
}  # fmt: skip

# What a command prints in its place.
SYMBOLS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "textquoteright": "’",
    "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "textendash": "–",
    "textemdash": "—", "textasciitilde": "~", "textunderscore": "_", "ldots": "…", "dots": "…",
    "textellipsis": "…", "S": "§", "P": "¶", "pounds": "£", "textsterling": "£", "texteuro": "€",
    "euro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢", "copyright": "©", "textregistered": "®",
    "texttrademark": "™", "textdegree": "°", "textpm": "±", "texttimes": "×", "LaTeX": "LaTeX",
    "TeX": "TeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "textbar": "|", "textless": "<",
    "textgreater": ">", "textasciicircum": "^", "textperthousand": "‰", "textmu": "µ",
    "guillemotleft": "«", "guillemotright": "»", "slash": "/", "textbullet": "•", "textdollar": "$",
    "textpercent": "%", "textquotesingle": "'", "og": "«", "fg": "»",
}  # fmt: skip
SPACES = frozenset(
    [
        "quad", "qquad", "thinspace", "space", "newline", "linebreak", "enspace", "hfill",
        "hskip", "tab", "medskip", "smallskip", "bigskip",
    ]
)  # fmt: skip
PARAGRAPH_ENDS = frozenset(
    [
        "par", "newpage", "clearpage", "cleardoublepage", "pagebreak", "maketitle",
        "tableofcontents", "listoffigures", "listoftables", "appendix", "medskip",
        "smallskip", "bigskip", "noindent*",
    ]
)  # fmt: skip
COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "G": "\u030f",
}  # fmt: skip
