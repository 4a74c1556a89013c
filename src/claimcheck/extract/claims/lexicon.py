"""The words and phrases by which English prose shows what kind of statement it makes.

Everything about claims that is bound to the language stands here. Each class is a signal; what a
signal weighs is learned from judged sentences (see `weights`). The tables make the module long.
"""

# Classes of single words, in lower case. A word may belong to several.
WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        # What makes a statement something to look up.
        "percentage": "percent percentage pct",
        "money": """dollar dollars euro euros pound pounds sterling lira yen yuan renminbi rouble
            rubles roubles ruble rupee rupees usd eur gbp cents pence""",
        "large number": """hundred hundreds thousand thousands million millions billion billions
            trillion trillions dozen dozens""",
        "number word": """two three four five six seven eight nine ten eleven twelve fifteen twenty
            thirty forty fifty sixty seventy eighty ninety twice thrice double doubled doubling
            triple tripled tripling quadrupled half halved halves third quarter quarters thirds
            majority fifth tenth twofold threefold""",
        "month": """january february march april june july august september october november
            december jan feb mar apr jun jul aug sept oct nov dec monday tuesday wednesday thursday
            friday saturday sunday yesterday""",
        "past time": """ago yesterday formerly previously earlier since afterwards subsequently
            eventually century centuries decade decades midnight morning afternoon evening weekend""",
        "polling": """poll polls polled survey surveys surveyed respondents interviewees sample
            turnout ballot ballots referendum census questionnaire""",
        "law": """law laws act acts treaty treaties court courts ruling rulings ruled statute
            statutes constitution constitutional resolution resolutions legislation bill bills
            clause amendment amendments protocol convention conventions verdict
            lawsuit sued sues convicted acquitted sentenced indicted prosecuted prosecutors judge
            judges jury tribunal decree decrees regulation regulations directive directives charter
            agreement agreements accord accords pact ban bans banned legal illegal unlawful lawful
            prohibits prohibited prohibit mandate mandates ratified enacted repealed overturned
            upheld jurisdiction licence license licences licenses tariff tariffs sanctions embargo
            provision provisions statutory criminal penalty penalties
            fine fined fines entitles obliges requires stipulates""",
        "body": """government governments parliament congress senate house assembly council ministry
            minister ministers president presidents premier chancellor secretary governor mayor
            commission committee agency agencies department bureau bank union party parties court
            army navy forces troops police military university universities institute company
            companies corporation firm board authority authorities administration cabinet embassy
            ambassador spokesman spokeswoman spokesperson commissioner general officials official
            federation ministry kingdom republic state states city club team hospital school
            council association organization organisation foundation delegation regime leaders""",
        "said": """said says told tells announced announces announce declared declares stated states
            claimed claims reported reports argued argues argue wrote writes added warned warns
            insisted insists acknowledged acknowledges admitted admits denied denies confirmed
            confirms concluded concludes conclude noted notes observed observes remarked replied
            testified accused accuses alleged alleges criticised criticized criticises criticizes
            praised condemned condemns demanded demands called urged urges asked rejected rejects
            described describes explained explains suggested suggests suggest maintained maintains
            contended contends contend asserted asserts promised promises vowed pledged pledges
            proposed proposes recalled estimates estimated forecasted predicted complained boasted
            recommended recommends endorsed opposed opposes supported favoured favored quoted
            finds found find shows showed shown show demonstrates demonstrated demonstrate reveals
            revealed reveal documents documented emphasizes emphasises""",
        "act": """signed approved passed adopted imposed launched invaded withdrew joined ratified
            established founded built opened closed appointed elected resigned dismissed fired
            arrested detained released killed wounded injured died attacked bombed seized captured
            occupied annexed deployed sent delivered bought purchased sold acquired merged ordered
            voted vetoed lifted suspended cancelled canceled expelled recognised recognized recalled
            visited met hosted convened introduced issued published awarded granted donated paid
            spent invested allocated cut raised lowered increased reduced created abolished replaced
            nationalised nationalized privatised privatized devalued began ended started stopped
            halted resumed completed tested fired blocked refused declined agreed accepted granted
            transferred removed shut evacuated deported extradited fled returned moved won lost
            defeated beat drew scored served fought surrendered overthrew assassinated executed
            restored demolished inaugurated commissioned negotiated mediated brokered sponsored
            financed funded trained supplied exported imported produced manufactured installed
            registered recorded counted collected measured discovered invented developed designed
            moved held took gave became received enacted repealed overturned upheld struck amended
            struck sued charged convicted sentenced freed rescued hired employed laid extended
            expanded renewed revoked dissolved boycotted protested marched struck rebelled revolted""",
        "past verb": """was were had did became began came went took gave made saw knew brought led
            left kept held stood fell rose grew drew fought won lost met sent spent built bought
            sold paid put set cut hit let ran sat spoke stole struck swore taught thought threw
            told understood wore wrote woke broke chose drove ate flew forgot forgave froze got hid
            lay lent meant rode rang sang sank shot shook shut slept slid spread stuck swam swept
            tore withdrew arose bore beat bent bound bled bred caught clung crept dealt dug fed felt
            fled flung found overcame overthrew sought shed shrank split sprang stung undertook
            undid upheld wound wrung""",
        "measured change": """increase increases increased increasing decrease decreases decreased
            decreasing reduce reduces reduced rise rises rose risen rising fall falls fell fallen
            falling grow grows grew grown growing decline declines declined declining drop drops
            dropped shrink shrinks shrank shrunk climb climbed climbs surge surged soared plunged
            doubled tripled halved quadrupled expanded contracted slowed accelerated averaged
            exceeds exceeded exceed outnumber outnumbered outpaced accounts accounted account
            amounted amounts totalled totaled totals reached peaked fluctuated stagnated lowered
            raised widened narrowed improved worsened deteriorated outperform outperformed
            contributes contributed affects affected lowers raises improves worsens""",
        "comparison": """than compared relative unlike twice versus higher lower larger smaller
            fewer greater lesser older younger faster slower longer shorter richer poorer stronger
            weaker wider cheaper less more better worse earlier later""",
        "superlative": """largest biggest highest lowest greatest oldest youngest fastest longest
            shortest richest poorest strongest weakest widest best worst most least first second
            third last only sole unprecedented record leading largest smallest deadliest busiest
            earliest latest newest heaviest tallest deepest main major primary principal""",
        "universal": """all every always never none no entire entirely everyone everywhere nobody
            nothing invariably universally each any""",
        "most": "most majority many several numerous few various dozens countless much some",
        "frequency": """often typically usually frequently commonly rarely seldom generally
            sometimes occasionally normally traditionally regularly historically largely mostly
            mainly primarily overwhelmingly widely tends tend""",
        "trend": """increasingly steadily gradually growing rapidly recently continues continued
            remain remains remained persists persisted emerging ongoing still yet again nowadays
            constantly dramatically sharply considerably substantially significantly""",
        "vague source": """critics observers analysts experts scholars commentators researchers
            historians economists supporters opponents proponents sources reports believed
            considered regarded seen viewed perceived known thought deemed alleged accused described
            so-called reportedly allegedly apparently supposedly""",
        "research": """study studies research evidence literature data scholarship experiment
            experiments analysis analyses findings meta-analysis trial trials scholars researchers
            scientists economists historians review reviews report reports""",
        "cause": """because caused causes cause causing due led leads lead leading resulted results
            result owing consequently triggered sparked prompted forced allowed enabled contributed
            spurred fuelled fueled driven undermined strengthened weakened prevented provoked
            influences influenced shaped shapes affects affected stems""",
        "capability": """capable able enables allows provides contains consists includes comprises
            operates employs serves covers extends measures weighs carries supports produces
            generates uses""",
        "place in time": """during until between before after amid following late early mid""",
        # What speaks against one.
        "possibility": "may might could perhaps maybe possibly conceivably presumably",
        "ability": "can cannot",
        "forecast": """will would shall wo won't wouldn't going forecast forecasts expect expected
            expects anticipate anticipated upcoming forthcoming tomorrow future prospect prospects
            soon""",
        "advice": """should must ought need needs needed required imperative recommend recommended
            advisable shouldn't necessary essential crucial vital urgent urgently priority""",
        "likelihood": """likely unlikely probably probable possible impossible plausible seems seem
            seemed appears appear appeared arguably potentially potential apparent doubtless
            certainly surely hopefully presumably""",
        "evaluation": """important importance crucial vital good bad clear clearly obvious obviously
            remarkable remarkably unfortunate unfortunately fortunately wise unwise dangerous great
            wonderful terrible tragic sad proud fair unfair right wrong interesting surprising
            surprisingly understandable natural reasonable absurd foolish brilliant beautiful ugly
            excellent poor deeply truly really simply indeed undoubtedly undeniable worth worthy
            deserve deserves better worse matter matters challenge challenging difficult hard easy
            complex complicated serious profound striking notable notably sensible welcome worrying
            troubling dubious questionable compelling convincing powerful inevitable lesson lessons
            irony paradox tempting hardly courage courageous bold shameful disgrace failure success
            successful""",
        "definition": """define defines defined definition refers denotes term terms concept concepts
            means mean meaning i.e namely understood notion typology category categories
            distinguish distinguishes""",
        "structure": """section sections chapter chapters paper article essay brief below above
            figure table appendix following outline outlines outlined overview discuss discusses
            discussed examine examines examined explore explores address addresses addressed
            summarise summarize summarised summarized proceeds organised organized remainder
            conclude turn turns aim aims purpose question questions hypothesis hypotheses
            illustrate illustrates""",
        "own work": """hypothesize hypothesise theorize theorise operationalize operationalise
            regress regression coefficient coefficients robustness specification dataset datasets
            estimator covariates variable variables measure measures model models sample
            respondents treatment estimates interviews interviewed coded""",
        "we": "we our us ours ourselves we've we're we'll",
        "I": "i my me mine myself i'm i've i'd i'll",
        "you": "you your yours you're you'll",
        "condition": "if unless whether suppose imagine assuming provided hypothetical",
        "wish": """hope hopes thank thanks welcome congratulate grateful believe believes dream
            god bless let let's please wish wishes pray honor honour proud together friends fellow
            ladies gentlemen want wants tonight ask challenge commit committed dedicate promise
            urge vision faith spirit""",
        "negation": """not no nor neither never without cannot nothing hardly isn't aren't wasn't
            weren't hasn't haven't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't
            mustn't""",
        "link word": """however moreover furthermore therefore thus hence accordingly consequently
            nevertheless nonetheless similarly likewise conversely instead rather overall finally
            additionally besides still meanwhile""",
        "contrast": "although though while whereas despite but yet notwithstanding",
        "present be": "is are be being",
        "perfect": "has have been",
        "pronoun": "he she his her him they them their it its who whom",
    }.items()
}

# Phrases: their words, in lower case, with their signal.
PHRASES: dict[str, str] = {
    "per cent": "percentage",
    "according to": "said",
    "as reported by": "said",
    "in the words of": "said",
    "more likely": "measured difference",
    "less likely": "measured difference",
    "more inclined": "measured difference",
    "associated with": "measured difference",
    "correlated with": "measured difference",
    "correlates with": "measured difference",
    "compared to": "measured difference",
    "compared with": "measured difference",
    "more than": "measured difference",
    "less than": "measured difference",
    "fewer than": "measured difference",
    "as many as": "measured difference",
    "at least": "measured difference",
    "up to": "measured difference",
    "the first": "rank",
    "for the first time": "rank",
    "one of the": "rank",
    "the only": "rank",
    "the most": "rank",
    "second only": "rank",
    "the same year": "dated",
    "a year later": "dated",
    "years later": "dated",
    "years ago": "dated",
    "last year": "dated",
    "last month": "dated",
    "last week": "dated",
    "this year": "dated",
    "the following year": "dated",
    "at the time": "dated",
    "over the past": "long trend",
    "over the last": "long trend",
    "in recent years": "long trend",
    "in recent decades": "long trend",
    "since the": "long trend",
    "so far": "long trend",
    "have been": "has happened",
    "has been": "has happened",
    "had been": "has happened",
    "was not": "has happened",
    "need to": "advice",
    "needs to": "advice",
    "has to": "advice",
    "have to": "advice",
    "had better": "advice",
    "ought to": "advice",
    "would be": "supposed",
    "would have": "supposed",
    "could be": "supposed",
    "may be": "supposed",
    "might be": "supposed",
    "will be": "supposed",
    "will not": "supposed",
    "be able to": "supposed",
    "going to": "supposed",
    "likely to": "supposed",
    "expected to": "supposed",
    "in order to": "purpose",
    "so that": "purpose",
    "it is important": "judgement",
    "it is imperative": "judgement",
    "it is essential": "judgement",
    "it is crucial": "judgement",
    "it is necessary": "judgement",
    "it is difficult": "judgement",
    "it is hard": "judgement",
    "it is clear": "judgement",
    "it is possible": "judgement",
    "it is likely": "judgement",
    "it is time": "judgement",
    "it is not": "judgement",
    "there is": "existence",
    "there are": "existence",
    "there was": "existence",
    "there were": "existence",
    "this paper": "about this text",
    "this article": "about this text",
    "this essay": "about this text",
    "this study": "about this text",
    "this brief": "about this text",
    "this report": "about this text",
    "this chapter": "about this text",
    "this section": "about this text",
    "the present study": "about this text",
    "the present paper": "about this text",
    "the next section": "about this text",
    "in what follows": "about this text",
    "the following section": "about this text",
    "the remainder of": "about this text",
    "i will": "announcement",
    "we will": "announcement",
    "i'm proposing": "announcement",
    "i am proposing": "announcement",
    "i propose": "announcement",
    "i'm announcing": "announcement",
    "i am announcing": "announcement",
    "i am asking": "announcement",
    "i'm asking": "announcement",
    "we're going": "announcement",
    "we are going": "announcement",
    "my budget": "announcement",
    "my plan": "announcement",
    "my proposal": "announcement",
    "this budget": "announcement",
    "our plan": "announcement",
    "our budget": "announcement",
    "i have directed": "announcement",
    "i intend": "announcement",
    "we find": "about this text",
    "we argue": "about this text",
    "we show": "about this text",
    "we use": "about this text",
    "we expect": "about this text",
    "we propose": "about this text",
    "we hypothesize": "about this text",
    "we hypothesise": "about this text",
    "we examine": "about this text",
    "we then": "about this text",
    "we conclude": "about this text",
    "we define": "about this text",
    "our results": "about this text",
    "our findings": "about this text",
    "our data": "about this text",
    "our analysis": "about this text",
    "our argument": "about this text",
    "our theory": "about this text",
    "our sample": "about this text",
    "our model": "about this text",
    "i argue": "about this text",
    "i find": "about this text",
    "i show": "about this text",
    "future research": "about this text",
    "further research": "about this text",
    "defined as": "definition",
    "refers to": "definition",
    "refer to": "definition",
    "known as": "definition",
    "is a": "says what it is",
    "is an": "says what it is",
    "are a": "says what it is",
    "is the": "says which it is",
    "are the": "says which it is",
    "was the": "says which it is",
    "were the": "says which it is",
    "consists of": "definition",
    "comes from": "definition",
    "we lack": "state of research",
    "little is known": "state of research",
    "less is known": "state of research",
    "much is known": "state of research",
    "know little": "state of research",
    "has focused on": "state of research",
    "have focused on": "state of research",
    "research has": "state of research",
    "studies have": "state of research",
    "scholars have": "state of research",
    "evidence that": "state of research",
}
