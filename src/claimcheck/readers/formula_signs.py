"""What the commands of a formula print: tables of those that fit into a line."""

RELATIONS = {
    "approx": "≈", "sim": "~", "simeq": "≃", "cong": "≅", "leq": "≤", "le": "≤", "leqslant": "≤",
    "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠", "ne": "≠", "ll": "≪", "gg": "≫", "lt": "<",
    "gt": ">", "propto": "∝", "equiv": "≡", "lesssim": "≲", "gtrsim": "≳", "in": "∈", "to": "→",
    "rightarrow": "→", "longrightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "mid": "|", "doteq": "≐", "lessapprox": "⪅", "gtrapprox": "⪆", "approxeq": "≊",
}  # fmt: skip
OPERATORS = {
    "times": "×",
    "cdot": "·",
    "pm": "±",
    "mp": "∓",
    "div": "÷",
    "ast": "*",
    "cup": "∪",
    "cap": "∩",
}
SIGNS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "upmu": "μ", "ell": "ℓ", "hbar": "ħ", "infty": "∞", "circ": "°", "degree": "°", "prime": "′",
    "ldots": "…", "dots": "…", "cdots": "…", "partial": "∂", "nabla": "∇", "percent": "%", "textdegree": "°",
    "celsius": "°C", "pounds": "£", "euro": "€", "texteuro": "€", "textsterling": "£", "dagger": "†",
    "ddagger": "‡", "star": "*", "emptyset": "∅", "lbrace": "{", "rbrace": "}", "odot": "⊙", "oplus": "⊕",
    "uparrow": "↑", "downarrow": "↓", "checkmark": "✓", "S": "§", "textmu": "µ", "perthousand": "‰",
    "textperthousand": "‰", "AA": "Å", "lvert": "|", "rvert": "|", "vert": "|", "colon": ":",
}  # fmt: skip
FUNCTIONS = {
    name: name
    for name in ("log", "ln", "exp", "min", "max", "sin", "cos", "tan", "Pr", "dim", "lg", "arg")
}
BLANKS = frozenset({"quad", "qquad", "thinspace", "enspace", "space", "medspace"})
SILENT = frozenset(
    [
        "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "textstyle", "rm", "it",
        "bf", "sf", "tt", "limits", "nolimits", "middle", "mathsurround", "xspace", "relax", "protect",
        "negthinspace", "scriptstyle", "mathrel", "mathbin", "mathord", "boldmath",
    ]
)  # fmt: skip
# Only the typeface is theirs; blanks count in those that set text.
TEXT = frozenset(
    [
        "text", "textrm", "textit", "textbf", "textsf", "texttt", "textnormal", "textup", "mbox", "hbox",
    ]
)  # fmt: skip
TYPEFACES = TEXT | frozenset(
    [
        "mathrm", "mathit", "mathbf", "mathsf", "mathtt", "mathup", "mathnormal", "boldsymbol", "bm", "pmb",
        "operatorname", "ensuremath", "ce",
    ]
)  # fmt: skip
FRACTIONS = frozenset(["frac", "tfrac", "dfrac", "nicefrac", "sfrac"])
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303",
    "widetilde": "\u0303", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "check": "\u030c",
}  # fmt: skip
# What a command prints, by what it is for what stands around it.
TABLES = (
    ("relation", RELATIONS),
    ("operator", OPERATORS),
    ("sign", SIGNS),
    ("name", FUNCTIONS),
    ("blank", dict.fromkeys(BLANKS, " ")),
)
