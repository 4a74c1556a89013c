"""Words that say the contrary of each other, or exclude each other.

A line for each pair of sides; the words of one side need not mean the same. Every form that
`stem_of` does not bring back to another stands in it. These are tables, and longer than code.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from claimcheck.model.wording import stem_of

_SIDES = """
rise rose risen increase grow grew grown growth climb jump soar surge swell swollen expand expansion raise upward quicken | fall fell fallen decrease decline drop dip sink sank sunk shrink shrank shrunk plunge plummet slump slide slid tumble reduce reduction cut lower downward diminish dwindle lessen curtail
up upwards | down downwards
high higher highest | low lower lowest
large larger largest big bigger biggest great greater greatest | small smaller smallest
long longer longest | short shorter shortest
strong stronger strongest | weak weaker weakest
rich richer richest wealthy wealthier affluent | poor poorer poorest needy
old older oldest elderly | young younger youngest
good better best | bad worse worst
fast faster fastest quick quicker | slow slower slowest
early earlier earliest | late later latest
more | less fewer
most | least fewest few
many much | few little
above | below beneath
over | under
before | after
inside within | outside
with | without
first | last
always | never seldom
all every everybody everyone everything anybody anyone | none no nobody nothing
accept approve approval adopt adoption pass passage ratify ratification endorse endorsement back support uphold upheld welcome embrace agree | reject rejection refuse refusal decline defeat oppose opposition veto overturn dismiss dismissal spurn disapprove disapproval
sign | veto
favour favor | against oppose opposition
uphold upheld affirm | overturn quash annul annulled reverse strike struck
admit confirm confirmation acknowledge | deny denied denial dispute refute
grant give gave given | deny denied withhold withheld refuse revoke
introduce introduction impose imposition enact enactment institute | abolish abolition repeal scrap lift rescind revoke remove
allow permit legalise legalize authorise authorize license | ban forbid forbade forbidden prohibit prohibition outlaw bar
convict conviction guilty sentence | acquit acquittal innocent clear exonerate
arrest detain detention imprison jail capture seize | release free liberate
open start begin began begun beginning launch initiate resume | close closure shut end finish cease stop halt terminate termination suspend suspension discontinue
start begin began begun beginning | ending
win won gain acquire regain capture | lose lost loss forfeit
win won victory triumph | defeat
beat defeat | lose lost
join enter accede accession | leave left quit exit withdraw withdrew withdrawn withdrawal
arrive arrival enter | depart departure leave left
advance | retreat withdraw withdrew withdrawal
hire appoint appointment elect employ recruit reinstate install | fire dismiss dismissal sack oust depose
buy bought purchase | sell sold sale
import | export
lend lent loan | borrow
send sent | receive
give gave given | receive take took taken
pay paid | receive earn owe
strengthen tighten reinforce bolster | weaken loosen undermine relax ease
improve improvement | worsen deteriorate deterioration
accelerate acceleration hasten quicken | slow delay
speed sped | slow
widen broaden | narrow
succeed succeeded success successful successfully | fail failure unsuccessful unsuccessfully
profit gain | loss
surplus | deficit shortfall
income revenue | expense expenditure spending
majority | minority
maximum | minimum
include | exclude
encourage promote | discourage deter hinder prevent
cause | prevent
create creation build built construct found establish | destroy destruction demolish dissolve dissolution
praise laud applaud commend | criticise criticize condemn denounce censure
respect honour honor observe comply | violate breach break broke broken infringe
positive | negative
true | false
safe | dangerous unsafe
hot hotter hottest warm warmer | cold colder coldest cool cooler
wet wetter rainy | dry drier driest
alive | dead
victim | perpetrator
buyer | seller
creditor | debtor
plaintiff | defendant
tenant | landlord
employer | employee
supply | demand
friend ally allied | enemy
friendly | hostile
voluntary voluntarily | compulsory mandatory
temporary temporarily | permanent permanently
major | minor
senior | junior
domestic | foreign
internal | external
inner | outer
upper | lower
public | private
urban | rural
civilian | military
offensive | defensive
nuclear | conventional
left-wing leftist | right-wing rightist
liberal progressive | conservative
man men | woman women
male | female
boy | girl
son | daughter
father | mother
brother | sister
husband | wife
king | queen
day | night
war | peace
killed kill dead died die death | injured injure wounded wound hurt | arrested arrest detain | missing | rescued rescue
military | economic | humanitarian | technical | financial
north northern | south southern | east eastern | west western
northeast northeastern north-east north-eastern | northwest northwestern north-west north-western | southeast southeastern south-east south-eastern | southwest southwestern south-west south-western
spring | summer | autumn fall | winter
am a.m | pm p.m
morning | afternoon | evening
daily | weekly | monthly | yearly annual annually
deploy deployment station | withdraw withdrew withdrawal
occupy occupation | liberate liberation
extend extension prolong lengthen | shorten
exceed exceeded outnumber | trail
overestimate overstate exaggerate | underestimate understate
marry married marriage | divorce
optimistic | pessimistic
proponent supporter advocate | opponent critic
direct directly | indirect indirectly
federal | provincial local municipal
"""
# One word is the other with this before it; in either of two ways.
_DENYING = ("un", "dis", "in", "im", "il", "ir", "non", "anti", "de")
_COUNTER = (("over", "under"), ("pre", "post"), ("pro", "anti"))
_SHORTEST_REST = 5

Place = tuple[int, int]
# number of the line, and of the side


@cache
def _places() -> Mapping[str, frozenset[Place]]:
    """Of the stem of each word, the sides on which it stands."""
    places: defaultdict[str, set[Place]] = defaultdict(set)
    for number, line in enumerate(_SIDES.strip().splitlines()):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                places[stem_of(word)].add((number, side))
    return {stem: frozenset(found) for stem, found in places.items()}


def sides_of(stem: str) -> frozenset[Place]:
    """Where a word stands in the table."""
    return _places().get(stem, frozenset())


def contrary(a: str, b: str) -> bool:
    """Whether two stems exclude each other, and do not say the same as well."""
    ours, theirs = sides_of(a), sides_of(b)
    if ours and theirs:
        if ours & theirs:
            return False
        lines = {line for line, _ in theirs}
        return any(line in lines for line, _ in ours)
    return _derived(a, b)


def _derived(a: str, b: str) -> bool:
    """As in lawful, unlawful; overestimate, underestimate."""
    short, long = sorted((a, b), key=len)
    if len(short) < _SHORTEST_REST:
        return False
    if long.endswith(short) and long[: -len(short)] in _DENYING:
        return True
    return any(
        {a, b} == {first + rest, second + rest}
        for first, second in _COUNTER
        for rest in (a.removeprefix(first), a.removeprefix(second))
    )
