"""The words that tell names from other words around a year: general English, and some kin."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = _words("""
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter
    monday tuesday wednesday thursday friday saturday sunday
""")

# Capitalised at the start of a sentence or a bracket, they are no part of a name.
NOT_NAMES = MONTHS | _words("""
    a about above according across additionally adapted admittedly after afterwards again against
    albeit all almost already also although always among an and another any apart are around as
    at based because been before behind below besides between beyond both briefly but by
    ca can cf circa clearly compare consequently considering contra contrary could crucially
    currently despite did do does due during each earlier early either else especially even ever
    every except finally first firstly following for formerly fortunately from further
    furthermore generally given had has have hence here how however i if importantly in indeed
    initially instead interestingly into is it its just last lastly late later latest least less
    let like likewise many maybe meanwhile might mid more moreover most much my nearly
    neither nevertheless next no none nonetheless nor not notably note now nowadays of often on
    once one only or originally other others otherwise our over overall particularly per perhaps
    please possibly previous previously probably quoted quoting rather recent recently regarding
    respectively roughly same second secondly see several shall she should similarly since
    so some specifically still subsequently such surely than that the their them then there
    thereafter therefore these they third thirdly this those though through throughout thus till
    to together too toward towards traditionally two typically ultimately under unfortunately
    unless unlike until up upon us usually very via was we were what when whenever where whereas
    whether which while who whom whose why will with within without would yet you your
    cited citing discussed quotes source sources reviewed following building extending using used
    approx approximately updated accessed retrieved revised copyright version volume
    figure figures fig figs table tables tab chapter chapters ch section sections sec part parts
    page pages appendix equation eq eqs footnote note notes box panel column row step stage phase
    model models experiment experiments study studies example lemma theorem proposition corollary
    definition algorithm data dataset wave waves round rounds year years fy q1 q2 q3 q4
    bc ad ce bce vol no nos pp para paras art arts line lines item items number numbers n=
    siehe vgl zit nach voir cité dans véase ver ibid idem op loc
""")

# Some of them are surnames as well, where nothing but a year follows them.
SURNAMES_TOO = _words("""
    page spring summer winter may april june august march box row early still best close note
    you so do an he her much most just like even still next long field young case
""")

# Before a name in a sentence, no part of it.
ROLES = _words("""
    president presidents vice-president premier prime minister ministers chancellor secretary
    senator senators congressman congresswoman representative governor mayor ambassador king queen
    prince princess emperor pope cardinal bishop archbishop reverend rev judge justice general
    colonel captain admiral lieutenant sergeant commander professor prof professors dr doctor sir
    dame lord lady baron count mr mrs ms miss mme herr frau author authors historian philosopher
    economist sociologist psychologist scholar scholars director chairman chairwoman chair ceo
    journalist novelist poet
""")

PARTICLES = _words("""
    van von der den de del della delle dello degli dei di da das do dos du des la las le les lo
    los el al bin ibn ben bint abu ter ten te zu zum zur af av of't 't op y e d' d’ dal dalla
    mac mc st san santa
""")

# Inside the name of a body: the Bank of England, Centres for Disease Control.
JOINERS = _words("""
    of for the on in to at de du des del della di do da das dos für der die le la les
    against with from by
""")
# The ones that may also join it in a sentence, where "building on Smith" is no body.
FIRM_JOINERS = _words("of for the de du des del della di do da das dos für der")

BODIES = _words("""
    academy administration agency alliance assembly association authority bank board bureau cabinet
    center centre centers centres church club coalition collaboration college commission committee
    community company conference congress consortium contributors corporation council court
    department developers directorate division embassy faculty federation fellowship forum
    foundation fund government group house inc initiative inspectorate institute institution
    institutes international laboratory laboratories league library ltd ministry movement museum
    nations network observatory office organisation organization panel parliament partners
    partnership police press program programme project registry school secretariat senate service
    services society staff state states survey task team trust union university watch workgroup
""")

PUBLISHERS = _words("press publishers publishing verlag books éditions edizioni")

# A phrase that ends in one of these, before a year, is an event, a text of law or a thing.
EVENTS = _words("""
    war wars battle treaty agreement accord accords pact summit olympics games cup championship
    revolution crisis crash coup uprising rebellion riots massacre genocide election elections
    referendum famine pandemic epidemic earthquake hurricane tsunami tornado flood era age period
    century decade dynasty reign edition season episode album film movie song opera symphony novel
    series festival expo protocol convention declaration constitution amendment decree doctrine
    plan resolution charter world cities city figure i ii iii iv v vi
""")
LAWS = _words("act acts bill law laws code directive regulation regulations ordinance statute rule")

# Before a capitalised word they say that it is no author: the film Jaws (1975).
THINGS = _words("""
    film films movie movies novel novels play plays opera song songs album series show game games
    book books musical painting poem ballet symphony single founded launched released acquired
    established created joined won introduced invented bought film's company companies band
    named called entitled titled album's ship aircraft missile war city
""")

PLACES = _words("""
    afghanistan africa albania algeria america angola argentina armenia asia australia austria
    azerbaijan bangladesh belarus belgium bolivia bosnia brazil britain bulgaria cambodia cameroon
    canada chile china colombia croatia cuba cyprus denmark ecuador egypt england estonia ethiopia
    europe finland france germany ghana greece guatemala haiti honduras hungary iceland india
    indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kosovo
    kuwait laos latvia lebanon liberia libya lithuania luxembourg macedonia malaysia mali malta
    mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands
    nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland
    portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia
    somalia spain sudan sweden switzerland syria taiwan tanzania thailand tunisia turkey türkiye
    uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe
    us usa uk eu ussr uae nato amsterdam ankara athens barcelona beijing berlin boston brussels
    budapest cairo chicago copenhagen delhi dublin geneva helsinki istanbul kiev kyiv lisbon
    madrid maastricht milan moscow munich oslo paris prague rome stockholm sydney tokyo vienna
    warsaw zurich
""")

# After a year in brackets they go on with a citation, not with the thing counted or named.
MAY_FOLLOW = _words("""
    also among and are argued argues as at but by can cf ch chap cited did do does e emphasis
    esp especially et fig finds for found from had has have i in inter is italics my n not note
    of on or our p para pp quoted reprinted said says sec see showed shows table than that to
    trans translated versus vol vs was were when where which who will with would
""")

# What a source does: after the bracket, or between a name and its bracket.
REPORTING = r"""(?:(?:
    acknowledg|add|address|adopt|advanc|advis|advocat|affirm|agre|analy[sz]|announc|appl|argu|
    assert|assum|attribut|believ|calculat|call|challeng|claim|coin|combin|comment|compar|compil|
    concede|conced|conclud|conduct|confirm|consider|construct|contend|contrast|contribut|
    criticiz|criticis|critiqu|defin|demonstrat|deriv|describ|design|detail|detect|develop|discover|
    discuss|distinguish|document|emphasi[sz]|employ|establish|estimat|evaluat|examin|explain|
    explor|extend|find|focus|formulat|generali[sz]|highlight|hypothesi[sz]|identif|illustrat|
    implement|impl|includ|indicat|interview|introduc|investigat|judg|label|list|maintain|make|
    measur|mention|model|not|observ|offer|outlin|perform|point|portray|posit|postulat|predict|
    present|propos|prov|provid|publish|question|rais|recommend|refer|refin|reflect|reject|remark|
    report|respond|reveal|review|show|simulat|stat|stress|stud|suggest|summari[sz]|support|
    survey|term|test|theori[sz]|trac|treat|us|view|warn|work
)(?:s|es|ed|d|e|ies|ied|y|ing|n)?|found|wrote|writes|written|says?|said|held|holds?|took|takes?|
gave|gives?|drew|draws?|made|saw|sees|puts?|thinks?|thought|showed|shown|has|have|had|did|does)"""

# What follows may be a name, and is more often something else: the bibliography decides.

CITIES = _words("""
    aachen aberdeen abuja accra aleppo alexandria algiers amman antwerp atlanta auckland austin
    baghdad baku baltimore bangkok basel basle beirut belfast belgrade berkeley bern birmingham
    bogota bogotá bologna bombay bonn bratislava brisbane bristol bucharest calcutta cambridge
    canberra caracas cardiff casablanca chernobyl cologne columbus damascus dallas davos dayton
    denver detroit doha dresden dubai dublin durban edinburgh florence frankfurt fukushima gaza
    gdansk genoa glasgow granada guangzhou hague hamburg hanoi havana hiroshima hollywood houston
    islamabad jakarta jerusalem johannesburg kabul karachi khartoum kinshasa kolkata krakow kyoto
    lagos lahore lausanne leeds leiden leipzig leningrad lima liverpool ljubljana london lyon
    manchester manila marseille melbourne memphis miami minsk minneapolis montevideo montreal
    mumbai nagasaki nairobi naples nuremberg odessa osaka ottawa oxford palermo philadelphia
    phoenix pittsburgh porto portland potsdam princeton quebec quito riga rio rotterdam saigon
    salzburg santiago sarajevo seattle seoul seville shanghai sofia srebrenica stalingrad
    stuttgart tallinn tbilisi tehran tianjin tirana toronto trieste tripoli tunis turin utrecht
    valencia vancouver venice versailles vilnius warwick washington wuhan yalta yerevan york zagreb
    alaska arizona bavaria california catalonia colorado crimea florida hawaii illinois kashmir
    michigan ohio ontario oregon scotland sicily siberia texas tibet virginia
""")
PLACES_OF_WORDS = frozenset(
    """
    new york|new york city|los angeles|san francisco|san diego|las vegas|hong kong|new delhi
    buenos aires|são paulo|sao paulo|rio de janeiro|mexico city|cape town|tel aviv|abu dhabi
    kuala lumpur|ho chi minh city|addis ababa|st petersburg|saint petersburg|st louis|the hague
    new zealand|south africa|south korea|north korea|saudi arabia|sri lanka|costa rica|el salvador
    united states|united kingdom|great britain|soviet union|czech republic|northern ireland
    new jersey|new mexico|north carolina|south carolina|puerto rico|ivory coast|burkina faso
    latin america|middle east|south sudan|east timor|sierra leone|dominican republic|west germany
    east germany|washington dc|new orleans|salt lake city|bosnia and herzegovina
""".strip()
    .replace("\n", "|")
    .replace("|    ", "|")
    .split("|")
)
# Who sends the news, or the picture of it.
AGENCIES = _words("""
    afp ap reuters dpa upi itar-tass tass xinhua efe ansa pti bloomberg getty alamy shutterstock
    istock flickr magnum epa unsplash
""")
AGENCIES_OF_WORDS = frozenset(
    ("associated press", "agence france-presse", "getty images", "afp photo", "ap photo")
)
# Events that come again, programmes, and goods that are told apart by a year.
BRANDS = _words("""
    euro copa eurovision oscar oscars grammy grammys emmy emmys bafta wimbledon biennale documenta
    berlinale brexit covid expo horizon agenda vision strategy target goals erasmus
    windows office excel word outlook powerpoint access photoshop autocad spss stata matlab
    sas eviews mathematica minitab nvivo maxqda endnote android ubuntu macos ios fedora
    room flight apollo sputnik boeing airbus suite apartment channel gate
""")
SOFTWARE = _words("matlab spss stata mathematica eviews nvivo maxqda sas")
# The last word of a phrase that is an event, a prize, a programme or a thing.
EVENT_ENDS = (
    EVENTS
    | LAWS
    | _words("""
    prize award awards medal tournament open marathon cup final finals grand prix olympiad
    summer winter agenda horizon vision strategy concert tour exhibition biennale ceremony
    conference windows office excel
""")
)
# The first word of a phrase that has a number after it, or is no name.
THING_STARTS = _words("flight room windows apollo boeing airbus highway route hurricane typhoon")
# Firms and statesmen, in a sentence, where the year may be that of a founding or an election.
FAMOUS = _words("""
    ford toyota honda nissan volkswagen bmw fiat renault peugeot chrysler porsche ferrari tesla
    boeing siemens bosch philips microsoft apple google facebook amazon intel ibm nokia samsung sony
    kodak disney mcdonald's coca-cola pepsi netflix twitter youtube
    obama trump biden clinton bush reagan carter nixon kennedy eisenhower truman roosevelt lincoln
    thatcher blair churchill merkel kohl adenauer brandt macron chirac mitterrand sarkozy putin
    yeltsin gorbachev khrushchev brezhnev stalin lenin hitler mussolini franco mao erdogan erdoğan
    atatürk nasser sadat modi gandhi nehru mandela castro berlusconi napoleon
""")
# A title of an office before a surname is a matter of news.
OFFICES = _words("""
    president vice-president premier minister chancellor secretary senator congressman
    congresswoman representative governor mayor ambassador king queen prince princess emperor pope
    general colonel captain admiral lieutenant sergeant commander mr mrs ms
""")
# Alone before a year they are nobody's name.
NOBODIES = _words("""
    democrat democrats republican republicans socialists conservatives liberals communists greens
    president presidents vice-president minister ministers chancellor senator senators
    congressman congresswoman ambassador governor
    act acts q1 q2 q3 q4 h1 h2 fy cy
""")
