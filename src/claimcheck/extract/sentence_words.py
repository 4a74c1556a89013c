"""The words that tell whether a full stop ends a sentence: all that is English about sentences.

Words are in lower case unless they count only with a capital: "St." but not "the st.".
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Something always follows: e.g. this, Mr. Smith, Roe v. Wade.
NEVER_LAST = _words("""
    i.e e.g cf viz vs v ca c approx resp incl excl w.r.t et
    Mr Mrs Ms Mx Dr Drs Prof Profs Messrs Mme Mmes Mlle Hon Rev Fr Br Msgr Pres Gov Govs Sen Sens
    Rep Reps Gen Lt Col Maj Capt Sgt Cpl Cmdr Cdr Adm Brig Pvt Amb Atty Supt Insp Det Asst Dep
    Rt Revd Ven Mt Ft Pt Sts
""")

# A number follows, or else they are words of their own, or stand last: p. 370, no. 4, Dec. 12.
BEFORE_NUMBERS = _words("""
    nr n nn col cols l ll fn para paras § §§ ver r b d fl est
    jan feb mar apr jun jul aug sep sept oct nov dec
""")
# With these, letters number as well: vol. II, p. A3, App. B.
BEFORE_LETTERS = _words("""
    p pp pg pgs vol vols ch chap chaps bk pt pts app sec secs sect fig figs tab tbl eq eqs eqn eqns ex pl cl ser
    res reg dir sc aff doc ref refs thm prop def lem rem ord exh cap bull
    art arts no nos
""")
# The ones among them that are words when written small; then only digits count.
SMALL_WORDS = _words("art arts fig figs tab app ex no ch cap def prop bull")

# They stand within sentences as often as at their end: the U.S. (beside everything like U.S. and
# J. R. Smith, which the splitter knows by its form).
MAYBE_LAST = _words("""
    al cit ibid seq ed eds edn trans transl comp repr rev suppl abbr
    dept depts univ inst assn assoc bros intl natl govt admin corp co ltd inc llc plc bhd pty
    Jr Sr Esq Sec PhD MSc MPhil St Ave Blvd Rd Sq Bldg
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo Mont
    Neb Nev Okla Ont Ore Pa Penn Que Tenn Tex Va Vt Wash Wis Wyo
    Proc Pub J Int Soc Sci Lett Phys Chem Biol Nat Natl Acad Am Amer Brit Eur Econ Polit Stat Comput
    Appl Arch Civ Crim Engl Geosci Mater Hist Math Med Mod Philos Psychol Quart Sociol Stud Theor
    min max avg hrs mins secs sq ft oz lb lbs approx
""")

# The first words of sentences. None of them follows "U.S." or "et al." within one.
STARTERS = _words("""
    The A An This That These Those It He She They We You I There Here Its His Her Their Our My Your
    In On At By For From With Without To Of As Into Upon After Before Since Until During Despite
    Although Though While When Whenever Where Whereas Wherever If Unless Because Once Whether
    But And Or Nor Yet So Then Thus Hence Therefore However Moreover Furthermore Nevertheless
    Nonetheless Accordingly Consequently Similarly Likewise Instead Indeed Also Besides Additionally
    Meanwhile Afterwards Afterward Later Earlier Now Today Still Even Only Just Not No None Nobody
    Nothing Neither Either Some Many Most Several Few Both Each Every All Another Others Such One
    What Who Whom Whose Why How Which Is Are Was Were Did Does Do Can Could Should Would
    According Between Among Amid Against Within Throughout Through Across Along Around Beyond
    Behind Beside Above Below Unlike Given Based Compared Considering Regarding Notwithstanding
    Finally Lastly Firstly Secondly Thirdly Recently Currently Previously Initially Originally
    Eventually Subsequently Ultimately Generally Typically Usually Often Sometimes Occasionally
    Historically Traditionally Specifically Notably Importantly Interestingly Surprisingly
    Unfortunately Fortunately Clearly Obviously Arguably Apparently Admittedly Overall Rather
    Perhaps Maybe Presumably Possibly Crucially Critically Conversely Simultaneously Together
    Officially Formally Immediately Increasingly Surely See
    It's It’s That's That’s There's There’s He's He’s She's She’s They're They’re We're We’re
    Mr Mrs Ms I'm I’m Don't Don’t Let's Let’s
""")
# Those that are surnames as well, after an initial and before a comma or a year: K. He, X. So.
NAMES_TOO = _words("He So You An My Her No To On In Do Even Most Long Just Such See Still One")

# A letter after these is no initial: Plan B, World War I.
WITH_LETTER = _words("""
    vitamin plan group appendix type class schedule category section table model option title
    hepatitis influenza annex annexe figure exhibit part grade panel level point phase stage war
    column letter variable case state party company person player team region zone area line route
    scenario version cohort sample set block clause article chapter volume series hypothesis
    experiment study wave form tier list step layer node unit gate hall terminal platform question
""")

# Before their number and a full stop they open a sentence: Table 1. Exports to Russia.
LABELLING = _words("""
    table tables figure figures fig box chart map graph plate panel exhibit hypothesis proposition
    theorem lemma corollary definition remark example question chapter section part appendix annex
    article step phase stage case equation claim scheme note notes source sources
""")

# Names that end in an exclamation mark.
EXCLAIMED = _words("Yahoo Jeopardy")

# Lower-case words that open a name.
PARTICLES = _words("de du des da dos di del della van von der den ter ten bin ibn")

SAYS = _words("""
    said says asked asks wrote writes replied replies added adds answered argued wondered warned
    declared demanded shouted cried exclaimed recalled insisted tweeted remarked observed continued
""")
