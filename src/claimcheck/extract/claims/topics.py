"""What prose is about, and what it does with its readers: things of public life, people, values.

Speeches above all are told apart by these: who says what a school or a bridge does, or what he will
sign, may be looked up; who speaks of courage may not. Signals as those of `lexicon`.
"""

TOPICS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "public thing": """acres airport airports ambulance apartment apartments apprenticeship
            apprenticeships asylum barracks bed beds benefit benefits bill bills
            bond bonds border bridge bridges broadband budget budgets building
            buildings bus buses campus campuses classroom classrooms clinic clinics
            coal college colleges contract contracts credit credits crop crops
            crossing curriculum dairy deficit diploma electricity factories factory
            fare fares farm farmland farms fee fees fiber fund funding funds gas
            grant grants grid harbor harbour harvest highway highways hospital
            hospitals housing insulin insurance jail jails kindergarten lab labs
            levee levees libraries library livestock loan loans lot lots medicaid
            medicare medicine mill mills mine mines missile missiles mortgage oil
            park parks patrol paycheck pension pensions permit permits pipe pipes
            plant plants port ports premium premiums preschool price prices prison
            prisons program programme programmes programs project projects pump
            pumps rail railway railways reactor rebate rent rents revenue revenues
            road roads salaries salary scholarship scholarships school schools sewer
            sewers shelter shelters ship ships sidewalk sidewalks site sites soldier
            soldiers station stations street streets subsidies subsidy surplus
            textbook textbooks timber toll tolls train trains troops tuition tunnel
            tunnels turbine turbines vaccine vaccines visa visas wage wages ward
            wards warehouse well wells""",
        "people served": """aide aides apprentice apprentices businesses caregiver caregivers
            carpenter child children commuter commuters counselor counselors
            customer customers deputies deputy doctor doctors driver drivers
            electrician employee employees employer employers farmer farmers
            firefighter firefighters fishermen graduate graduates grower growers
            guardsmen homeowner homeowners household households immigrant immigrants
            infant infants inmate inmates inspector inspectors instructor
            instructors kid kids landlord manufacturer manufacturers midwife miner
            miners nurse nurses offender offenders officer officers paramedic parent
            parents patient patients pensioner pensioners prisoner prisoners pupil
            pupils rancher ranchers refugee refugees renter renters resident
            residents retiree retirees sailors senior seniors soldier startup
            startups student students taxpayer taxpayers teacher teachers tenant
            tenants toddler trooper troopers veteran veterans welder welders worker
            workers""",
        "value": """ambition ambitions anger anybody belief beliefs bipartisanship blessing
            blessings challenge challenges character commitment community compassion
            confidence consensus conviction cooperation courage cynicism dawn
            decency democracy despair destiny determination difference differences
            dignity division divisions doubt dream dreams duty everybody excellence
            excuse excuses fairness faith fear fears foundation freedom future
            generation generations generosity greatness grit hatred heart hearts
            history honor honour hope hopes horizon ideal ideals imagination
            ingenuity journey justice kindness leadership legacy liberty lot love
            miracle moment neighbor neighbors obligation opportunities opportunity
            optimism partnership path patience perseverance politics possibility
            potential pride principle principles progress promise prosperity purpose
            resilience resolve responsibility sacrifice somebody someone something
            soul spirit story strength thing things tomorrow torch trust unity value
            values vision way wisdom""",
        "announcing verb": """abolish add adding allocate allocating announce announcing appoint
            appointing authorize authorizing award awarding ban banning build
            building cap capping convene create creating cut cutting declare
            declaring dedicate deploy deploying direct directing dispatch double
            doubling earmark eliminate eliminating establish establishing expand
            expanding extend extending forgive freeze freezing fund funding hire
            hiring install installing instruct introduce introducing invest
            investing issue issuing launch launching lower lowering match matching
            merge merging name naming negotiate nominate nominating offer offering
            open opening order ordering pay phase phasing prohibit propose proposing
            provide providing raise raising rebuild rebuilding recruit reduce
            reducing refund reimburse reopen repeal repealing replace replacing
            request requesting require requiring restore restoring send sending set
            sign signing spend submit submitting suspend suspending train training
            transfer triple unveil unveiling veto withdraw withdrawing""",
        "working verb": """allow allows applies apply attend attends borrow borrows bring brings
            builds buy buys charge charges clean cleans close closes collect
            collects come comes connect connects cost costs cover covers drive
            drives earn earns employ employs enroll enrolls feed feeds get gets give
            gives go goes graduate grow grows hires houses keep keeps leave leaves
            lend lends lets live lives makes open opens operate operates owe owes
            own owns partners pay paying pays produce produces pumps qualifies
            qualify reach reaches receive receives rents repairs require requires
            run runs save saves sell sells sends serve serves share shares ship
            ships sit sits sleeps spend spends stands supplies supply take takes
            teach teaches teaching train trains treat treats visit visits wait waits
            work works""",
        "stirring verb": """admire afford ahead aspire believe believes care celebrate cherish
            choose conquer deserve deserves dream embrace endure face facing fail
            feel fight fighting flourish forget forward guess heal honor honour
            imagine inspire inspires know lift matter meet move moving overcome
            persevere prevail promise reaffirm reclaim recommit rededicate remember
            renew respect rise seize shine soar stand strengthen strive succeed
            suppose swear think thrive triumph trust try understand unite unites
            uplift wonder work""",
        "address": """amen applause bless brothers colleagues comrades congratulate
            congratulations delighted evening fellow folks friends gentlemen god
            grateful gratitude hello hi honored honoured humbled ladies lieutenant
            madam morning mr mrs ms oh okay please privilege proud sir sisters sorry
            speaker thank thanks welcome well wow yes""",
        "life": """aunt born boyhood brother childhood college cousin dad daughter deployed
            drove enlisted father graduated granddaughter grandfather grandmother
            grandson grew hometown husband joined kitchen landing learned lieutenant
            married met mom mother moved mum parents raised sat sergeant shop sister
            son stood store taught trailer uncle village visited walked wife worked
            wrote""",
    }.items()
}
