# English, as written in Asia and Africa by recruiters, friends, agencies, ministries and helplines
# ---------------------------------------------------------------- sets
[set not]
no|not|never|without|don't|dont|do not|doesn't|does not|didn't|isn't|is not|aren't|are not|won't|will not|can't|cannot|nobody|no one|none
[set dont]
don't|dont|do not|never|no need to|not to|pls don't|please don't|better not
[set we]
we|i|us|me|agency|the agency|company|the company|office|the office|boss|the boss|my boss|madam|madame|ma'am|manager|the manager|employer|sir|auntie|aunty|my cousin|my friend|hr|supervisor|leader|team leader|agent|our agent|the owner|owner|he|she|they|sponsor|kafeel
[set passport]
passport*|travel document*|id|ids|id card*|identity card*|identification|national id|nid|aadhaar|nrc|ic|documents|papers|birth certificate*|certificates|originals|original document*|ghana card|ecowas card*|ktp|phone*|mobile*|handset*|sim
[set travel]
ticket|tickets|flight|flights|air ticket|airfare|air fare|plane|fare|transport|transportation|bus|visa|passport|travel|trip|journey|everything|all costs|all cost|all expenses|expenses|hotel|room|food|lodging|accommodation|accomodation|medical|papers|documents
[set people]
girls|boys|friends|people|persons|guys|ladies|women|men|workers|cousins|candidates|heads|pax|recruits|members|others|someone|anyone|neighbours|neighbors|classmates
[set money]
$ ?#|usd ?#|#k|# usd|# dollars|# dollar|rm ?#|php ?#|₱ ?#|p#|inr ?#|₹ ?#|rs ?#|# lakh|# thousand|kes ?#|ksh ?#|ugx ?#|# baht|# bath|฿ ?#|# peso*|# taka|bdt ?#|tk ?#|npr ?#|# rupees|aed ?#|# dirham*|qar ?#|sar ?#|sgd ?#|s$ ?#|eur ?#|€ ?#|£ ?#|gbp ?#|mmk ?#|naira|₦ ?#|ghs ?#|birr|# shillings|# cfa|# usdt|usdt #|# bob|# bucks|# cedis|# million|rp ?#|hk$ ?#|# riyal*|cny ?#|rmb ?#|# yuan|krw ?#|# won
[set abroad]
abroad|overseas|dubai|uae|qatar|doha|oman|muscat|saudi|saudi arabia|riyadh|jeddah|kuwait|bahrain|lebanon|beirut|jordan|amman|iraq|erbil|turkey|istanbul|cyprus|malaysia|kuala lumpur|kl|penang|johor|sarawak|sabah|singapore|thailand|bangkok|phuket|cambodia|phnom penh|laos|vientiane|myanmar|burma|yangon|vietnam|china|hong kong|macau|taiwan|korea|japan|philippines|manila|cebu|europe|poland|romania|croatia|serbia|italy|germany|france|canada|australia|new zealand|usa|america|uk|london|russia|israel|mauritius|seychelles|maldives|south africa|kenya|nigeria|libya|egypt|bamako|mali|gulf|golden triangle|south east asia|southeast asia|another country|other country|border|asia|gcc|cruise
[set wage]
salary|salaries|pay|wage|wages|income|earning*|earn|basic|base|allowance
[set fee]
fee|fees|deposit|deposits|payment|charges|charge|money|cash|commission|processing fee|placement fee|registration fee|visa fee|medical fee|training fee|service fee|downpayment|down payment|guarantee money|bond|caution
[set job]
job*|work|works|worker*|staff|vacanc*|hiring|position*|post|role|opening*|opportunit*|agent*|operator*|cleaner*|waiter*|waitress*|driver*|helper*|maid*|nanny|nannies|housemaid*|cook*|typist*|clerk*|packer*|farm hand*|picker*|mason*|welder*|encoder*|receptionist*|cashier*|promoter*|dealer*|model*|dancer*|hostess*|singer*|streamer*
# ---------------------------------------------------------------- signs
[sign too_good_pay]
(earn|make|making|earning|get|gain|receive) ~ {money} ~ (per|a|each|every|/) ?(day|week|hour|hr|night|shift)
{money} ~ (daily|per day|a day|a night|per night|each day|every day|an hour|per hour|weekly|a week)
(double|triple|thrice|three times|five times|ten times|#x|# times) ~ {wage}
(double|triple|three times|five times|ten times|# times) (what|of what|more than|than) ~ (earn|make|get|pay|here|home|teacher*|nurse*)
more than (a|the|your|any) (teacher|nurse|doctor|manager|engineer|father|salary)
(big|huge|high|highest|very high|fat|super|crazy|attractive|unbelievable|amazing|massive|unlimited|handsome|very good|top) (income|salary|salaries|pay|money|earning*|commission*|payout*|profit*|allowance)
(income|earning*|commission*|salary) (is |are )?(unlimited|without limit|no limit|limitless|has no ceiling)
(no limit|no ceiling|sky is the limit) ~ (income|earning*|commission*|pay)
(become|be|get) (rich|a millionaire|financially free|millionaire)
(easy|quick|fast|good|free) (money|cash|income)
(build|buy) ~ (house|car|land|plot) ~ (in|within|after) (one|two|#|a) (year|years|months|month)
(in|after) (one|two|three|six|#) months ~ (build|buy|built|bought) ~ (house|car|land|motorbike)
(guaranteed|sure|fixed|instant|daily) (profit*|return*|payout*|income|earning*|cash)
(profit|returns|return|rebate|commission) (of )?# ?(%|percent)
#% (profit|return*|commission|rebate|bonus|daily)
(minimum|min|at least|up to|upto|even|starting|starts|start at|from) {money} ~ (tips|commission|bonus|clean|net|in hand|take home|no deduction*)
(plus|and|with) (big |huge |fat |heavy )?(commission*|tips|bonus*|incentive*) ~ (every|per|each|on top|unlimited|daily)
you (can|will|could) (send|save) (home )?~ {money}
(send home|sending home|sends home|save) (at least |over )?{money}
{money} (clean|net|clear|in hand|pure saving|pocket)
(for )?(only|just) (#|two|three|four|few) hours ~ {money}
{money} ~ for (only|just) (#|one|two|three|few|a few) (hour*|day*|minutes|click*|task*)
?{money} (per|a|/) ?(month|mth|mo)
?salary ~ {money}
[sign no_skill_needed]
no (previous |prior |work |any |special )?(experience|exp|skill*|qualification*|degree|diploma|certificate*|english|language|education|schooling|school|papers|cv|resume|interview|test|exam|training|requirements?|transcript|background|age limit|level|o-level|ielts|knowledge)( is| are)? ?(needed|required|necessary|asked|at all|ok|okay|fine|no problem|requirement)?
(experience|english|education|qualification*|degree|diploma|skills?|cv|school|language|certificate*|passport) (is |are )?(not|never) (needed|required|necessary|important|a must|a problem|asked|asked for|an issue|compulsory)
(don't|dont|do not|doesn't|does not|you needn't|no) (need|require|ask*|want|have to have|matter) ~ (experience|english|degree|diploma|certificate*|school*|skill*|qualification*|education|cv|language|resume)
(without|w/o|zero|even without|even with no) (any )?(experience|english|certificate*|skill*|degree|diploma|schooling|education|qualification*|cv|papers)
(training|we train|we teach|we will train|we will teach|will be trained|will be taught|they teach|they train) ~ (from zero|everything|on the job|given|provided|there|on arrival|anybody|anyone|you|fresh*)
(anyone|anybody|everyone|everybody|any person) (can|could|may) (do|join|apply|work|learn|start)
(even|also) (if )?(you |they )?(never|can't|cannot|didn't|did not|don't|only finished|left|only) ~ (read|write|school|english|class|form|grade|worked|finish*|speak|grade)
(only|just) (need |have )?(to )?(know|can|able to) (how )?(to )?(type|typing|use a phone|read|smile|chat|use whatsapp|use facebook|basic*)
if you can (type|chat|use a phone|read|smile|walk|cook rice|count|hold a phone|use whatsapp|use facebook)
(finished|finish|completed|passed) ~ (class|grade|form|standard|primary|p7|std) ~ (is |it is |it's )?(enough|ok|okay|fine|no problem|will do)
(freshers?|fresh graduates|beginners|dropouts|drop-outs|school leavers|everyone|all levels) (are )?(welcome|ok|okay|can apply|accepted|encouraged)
(any|all) (qualification|education|level|background|course|age)s? (is |are )?(ok|okay|welcome|accepted|can apply)
(easy|simple) (to )?(learn|requirements|to do)
(we|they) (don't|do not|dont|never) (look at|check|ask about|ask for|care about) ~ (certificate*|paper*|school*|cv|grades|experience|age|background)
your (smile|face|heart|beauty|honesty|hands) (is|are) (your |the )?(certificate|cv|qualification|enough|all)
[sign vague_duties]
(simple|easy|light|basic|soft|normal|small|general|various|ordinary) (work|job|jobs|task|tasks|duties|office work|things|online work|online job|online tasks)
(just|only) (follow|do what|do as|listen to) ~ (leader|boss|told|say*|tell*|instruction*|supervisor|she says|he says|manager|they ask)
(work|job|duties|details|tasks?|rest|the work) (will be |is |are |to be |gets |get )?(explained|told|discussed|given|shown|assigned|decided|known|clear) (later|there|on arrival|when|after|upon|once|by the|in person|at the)
(explain|tell you|tell|know|see|show you|discuss) ~ (work|job|details|rest|duties|everything) ~ (when you|there|later|on arrival|once you|after you|in person|face to face)
(what|whatever) (you|they|we|the boss|the guest*|madam|customers?) (need|needs|ask|asks|want|wants|like|likes|tell|tells)
(keep|keeping|accompany|accompanying|entertain*|sit with|sitting with|talk to|chat with) ~ (customers?|guests?|clients?|boss|men|gentlemen|vip*) ~ (company|happy|drink*|table|night)?
(office|computer|phone|online|internet|data|digital|admin) (work|job|project|team|support|marketing|business) (in|at|with|for) ?(a|an|the|our)? ?(big|large|new|international|foreign|group|company|building|team)?
(different|various|many|several|all kinds of|any|all sorts of) (work|jobs|tasks|duties|positions|roles|things)
(talk|chat|smile|sit|type|click|copy|paste|tap|like|post)( and|,|\.)? (smile|chat|talk|type|click|copy|paste|drink|gifts?|earn|like|send)
(help|helping|assist|assisting) (in|at|with|around|out) ~ (the )?(house|lounge|business|office|shop|things|project|place|farm|boss)
(customer service|customer support|chat support|online support|typing|data entry|encoder*|operator*|digital marketing|online promoter*|online marketing) ~ (group|team|project|company|abroad|overseas|international|building)?
(nothing|not) (hard|difficult|heavy|complicated|much to do)
(work|job) (is )?(not|isn't|is not) (hard|heavy|difficult|tiring|complicated)
(i|we|he|she) (can't|cannot|can not|will not|won't) (say|tell|explain|write) ~ (here|now|on phone|by phone|in chat|much|details)
(project|business|assignment|mission|something) (for|with) (a|an|our|my) (friend|boss|client|partner|investor*|big*|chinese|foreign*)
[sign upfront_payment]
(pay|pays|paid|send|sends|sent|transfer|deposit|remit|bring|top up|topup|recharge|mpesa|m-pesa|gcash|invest|put in|prepare|give|clear|settle|load) ~ {money} ~ (for|before|first|as|to|now|today|this|upfront|down|in advance|registration|processing|visa|ticket|form|medical|paper*|reserve|slot|training|uniform|deposit|fee|wallet|account)
(pay|send|transfer|deposit|remit|recharge|top up|topup|invest|load) (only |just |first |me |us |a |the |small |your |about )?{money}
(deposit|registration|processing|visa|medical|training|form|booking|reservation|agency|agent|service|placement|uniform|file|handling|guarantee|security|activation|unlock|clearance|membership|commitment|interview|slot|seat|document*|paper*|ticket|contract|release|refundable|admin*|insurance) (fee|fees|money|charge|charges|cost|payment|deposit)( is| of| only|:)? ?{money}
{money} ~ (fee|fees|deposit|registration|processing|for visa|for the visa|for passport|for form|for medical|for training|for uniform|for ticket|up front|upfront|in advance|to reserve|to secure|to start|to begin|to activate|to unlock|refundable|for the file|for paper*|down payment|downpayment|slot)
(fee|fees|deposit|downpayment|down payment|payment|charges|money) (is |must be |to be |should be |has to be |needs to be |are )?(paid|due|sent|cleared|settled|payable|required|needed) ?(first|before|upfront|now|today|in advance|in cash|by|on|at|within)?
(before|first|then) ~ (flying|you fly|travel|departure|visa|we process|processing|processed|start|joining|interview) ~ (pay|send|deposit|transfer|fee)
(pay|deposit|fee|send) (first|upfront|up front|up-front|in advance|now) 
(small|little|one time|one-time|refundable|only) (fee|deposit|payment|amount|charge|token|commitment fee|commission|registration)
(you|each|everyone|applicant*|candidate*|worker*) (must |should |only |just |have to |need to |will |shall )?(pay|pays|shoulder|cover|covers|advance*|contribute*) (for )?(only |just |your |their |the |own |his |her |a )*(fee|fees|visa|ticket|passport|medical|deposit|processing|training|paper*|document*|uniform|half|first)
(half|balance|rest|remaining|50%|first half) ~ (before|after|now|on arrival|later|when visa|upon|when you)
(refund|refunded|returned|return|back|reimburse*) ~ (after|when|with your first|on arrival|with #|with salary|with the first|upon)
(mobile money|mpesa|m-pesa|gcash|western union|wave|momo|bkash|bank transfer|upi|paytm|phonepe|easypaisa|wing) ~ (number|to|account|fee|first|now|deposit)
(recharge|top up|topup|unlock|upgrade|vip ?#) ~ (task|withdraw*|wallet|account|level|order*|commission)
(clear|pay) (the )?(tax|fee|charge|penalty|verification) ~ (withdraw*|release|unlock|get your|receive)
(buy|purchase|pay for) (the |your |a )?(form|starter|kit|materials|uniform|sample*|package|training|course|licence|tools)
[sign debt_or_penalty]
(deduct*|cut|cuts|taken|take|taking|recover*|minus|subtract*|withheld|hold*|held|keep*) ~ (from|out of|off) ~ (salary|salaries|wage*|pay|first month*|first #|months?|earning*)
(salary|pay|wages?|first month*|first # month*|first two|first three|first six) ~ (deduct*|cut|cuts|held|withheld|kept|goes to|go to|is for|are for|covers?|pays? for|pay back)
(deduct*|deduction) (monthly|slowly|each month|every month|later|bit by bit|little by little|{money})
(pay|paid|repay|return|settle|clear|refund|work off|work it off|finish paying|pay off|pay back|give back) (it |me |us |them |her |him |this |the |that |your )*(back|later|slowly|from|with|when you|out of|off|after you|debt|loan|advance|the debt|little by little|bit by bit)
(advance|loan|lend*|lent|borrow*|debt|on credit|owe|owes|owed|owing|cash advance|salary advance|utang|bale)
(fly|go|travel) now,? pay later
(a fine|fine of|fines|fined|penalty|penalties|penalised|compensat*|liquidated|forfeit*|break contract|breach|bond) ~ ({money}|month*|if you|leave|leaving|break|early|resign|quit|run|late|absent|#)?
(if|when|whoever|anyone who|those who|who) ~ (leave*|quit*|resign*|run*|escape*|go home|stop*|break*|back out|refuse*|cancel*|change* mind) ~ (pay*|fine|refund|owe*|penalty|compensat*|return|cover|{money})
(pay|owe|owes) (us |the company |the boss |the agency |madam )?(back )?~ (if you (leave|quit|go|break|stop)|before you (can )?(leave|go home|go))
(until|till|before) (the |your |her |his |all )?(debt|loan|advance|cost|costs|money|amount|it|balance|expenses|everything) (is |are |has been |gets )?(paid|cleared|finished|settled|covered|over|returned|recovered)
(finish|clear|complete|pay) (the |your |all )?(debt|loan|advance|cost|ticket money|bond|balance)
(with interest|plus interest|high interest|low interest|interest of|interest is|no interest|interest per|% a month|% per month|% monthly|% interest|percent a month|#% ~ month)
(land title|house title|title deed|atm card|land paper*|logbook|signed blank|promissory note|blank cheque|collateral|guarantor|passbook) 
(no|without|not) (pay|salary|wages) ~ (first|until|till|for the first|# month*|if)
(salary|wages|pay) (starts|start|begin*|comes|is given|given|released|paid) ~ (after|from) (the )?(#|two|three|six|second|third|fourth|seventh|end)
(first|for) (#|one|two|three|four|five|six) (months?|weeks) ~ (no salary|without pay|unpaid|free|without salary|only food|is training|goes to)
(cost|costs|price|money) (of|for) (the |your )?(ticket|visa|trip|passport|travel|food|room) ~ (later|salary|deduct*|cut|from|back|owe*)
(agent|boss|company|madam|we|i|he|she) (paid|pays|spent|will spend|put|advanced|will advance|covers first|bought you) ~ (for you|so you|then you|you work|and you|you return|you pay)
(work|stay|serve) ~ (until|till) ~ (paid|cleared|debt|finish*|even)
sign (for|a) (# year*|bond|# months|debt)
[sign docs_taken]
(keep*|kept|hold*|held|take*|took|collect*|store*|stay*|stays|lock*|safe*|guard*|put|hand*|handed|surrender*|submit*|leave|deposit*|give|deliver|remain*|pass) ~ {passport} ~ (with|to|in|at|for|by|safe|drawer|locker|cabinet|box|office|until|till|during|over)
{passport} (is |are |will be |to be |must be |shall be |get |gets |should be |stay |stays |remain |remains |go |goes |kept )+(kept|held|collected|taken|stored|locked|safe|with|in the|in her|in his|handed|submitted|surrendered|to the|guarded|left|managed|looked after)
{we} (will |shall |must |to |can |has to |have to |always )?(keep|keeps|hold|holds|collect|collects|take|takes|store|stores|lock|locks|took|kept|held|look after|looks after|safekeep|safekeeps|manage|manages|guard|guards|carry|carries|confiscate*) (all |your |our |their |the |her |his |my |everyone's |every |of |care of )*{passport}
(give|hand|surrender|submit|leave|pass|bring and leave|hand over|turn over|turn in|drop|entrust) (in |over )?(me |us |him |her |them |to us |to me |all |your |the |their |original |our )*{passport}
{passport} (with|in) (the )?(boss|madam|office|agent|manager|company|her|him|drawer|safe|employer|owner|leader|me)
(phone*|mobile*|handset*) (are |is |will be )?(collected|kept|taken|locked|handed|stay*|not allowed|put in|left at|left with|given to)
(office|company|boss|madam|agency) (safe|locker|drawer|cupboard|cabinet) 
(passport*|documents|papers|ids?) (are |is )?(only )?(returned|given back|back|released) ~ (after|when|once|upon|at the end|if)
safekeep*
[sign confinement]
(not|no|never|cannot|can't|isn't|aren't|won't|nobody|no one|don't|without) (be )?(allowed|permitted|going|go|leave|leaving|walk|walking|step|to leave|to go)( to)? (go |going |leave |walk |step )?(out|outside|alone|out alone|the house|the compound|the building|the gate|the place|the park|the site|the dorm*|out of|off the|home|anywhere|around)
(no|without) (going out|outing*|leaving|day off|days off|off day|rest day|rest days|visitors?|visits?|outside|exit|holiday*|leave|phone|phones|contact|calls)
(gate|gates|door|doors|compound|building|dorm*|room) (is |are |stay* |will be |gets )*(locked|closed|guarded|shut|secured)
(guard|guards|security|soldiers|cctv|fence|walls|wall) (at|on|around|watch*|with|keep*|will|every|outside|# hours|high|so nobody|so that) 
(stay|stays|live|lives|sleep|eat|remain|work) (only )?(inside|within|in) (the )?(compound|park|building|campus|site|house|premises|zone|dorm*|gate*)
(everything|all|shop|canteen|dorm*|clinic|food) (is |are |you need is )?(inside|in the compound|in the building|within the|in one place|in one building)
(no need|needn't|you don't need|don't need|not necessary) (to )?(go|going|leave|walk) (out|outside|anywhere)
(phone|phones|call|calls|calling|internet|wifi|contact|mobile) ~ (only|just|allowed|once|limited|restricted|controlled) (on|a|in|for|at|per|every|to|when) ?(sunday*|week|month|weekend*|# min*|the evening|night|hour|supervis*|boss)
(only|just|once) (on sunday*|a week|a month|at night|per week|with permission) ~ (call|phone|go out|contact|leave|talk)
(call|contact|phone) ~ (family|home|mum|mother) ~ (only|once|not|never|after #|sunday)
(visits?|visitors?|husband|family|boyfriend) ~ (aren't|not|are not|isn't|never) (allowed|permitted)
(doesn't|does not|don't|do not|won't|will not|never) (let|allow|permit) ~ (out|go|leave|home|outside|anyone leave|phone*|call)
(until|till|before|unless) ~ (contract|debt|balance|# year*|# month*) ~ (leave|go home|out|cannot|can't)
(with|need*|ask|get) (a |the )?(boss's |manager's |leader's |written )?permission ~ (out|leave|outside|gate|phone|go)
(escort*|accompanied|driver) ~ (everywhere|whenever|always|if you go|when you go|to the shop|wherever)
(same|one) (building|compound|house|floor) ~ (work|sleep|live|eat)
(cannot|can't|not|never|nobody) (be )?(leave|go home|come home|resign|stop|quit|return) ~ (before|until|till|for # year*|in the first|during)
supervised (flat|house|apartment|dorm*)
24 ?(hours|hrs|/7)? ~ (guard*|security|watch*|care|on call)
(sea|boat|vessel|ship|deep sea) ~ (# months|# years|no port|does not return|never ashore|without touching land)
[sign visa_mismatch]
(tourist|visitor|visit|social|social visit|holiday|student|spouse|transit|pilgrim*|umrah|business|e-visa|evisa|# ?day|# ?days|30 ?day|60 ?day|visa on arrival|on arrival|free|travel) (visa|pass|entry|permit|stamp)
(enter|go|fly|come|travel|arrive|in|entry) (first |in |there )?(as|on|with|by|under) (a |an |the )?(tourist*|visitor*|visit*|pilgrim*|student*|guest|holiday|umrah|wife|relative|cousin|social)
(visa|permit|work permit|papers|paper*|documents|residen*|iqama) ~ (later|after you|after arrival|after arriv*|when you (are|arrive|reach|land)|once (there|inside|you)|there|inside|on arrival|converted|changed|change|convert|arrange*|process*) 
(convert*|change*|switch*|fix*|arrange*|process*|make|do|extend*|sort*) (it |the |your |to |into |out )*(visa|permit|work permit|work visa|papers|paper*) (later|there|after|when|inside|once|on arrival|in)
(no|without|no need|don't need|doesn't need|not need|need no) (for |a |any |work )*(visa|work permit|permit|papers|documents|passport)( needed| required| necessary)?
(say|tell|answer) ~ (tourist|tourism|holiday|visiting|vacation|visit|sightseeing|shopping|auntie|pilgrim*|cousin)
(visa run|border run|renew* (every|each) #|exit and re-?enter|stamp* every|extend every)
(overstay*|undocumented|illegal* work|off the books|under the table)
(return ticket|hotel booking|dummy ticket|fake booking|show money) ~ (show|immigration|officer|only|just for)
(immigration|officer|airport) ~ (say|tell|tourist|connection|contact|friend|our man|arranged|escort*|sorted|handled|assist*)
[sign irregular_route]
(cross*|pass*|go*|walk*|enter*|ride*) (over |through |by |across |via |the )*(river|forest|jungle|bush|mountain*|field*|night|dark|side road*|back road*|back way|small road*|trail*|natural (path*|gate)|fence|stream|canal|plantation|rice field*|sugarcane)
(river|forest|jungle|bush|boat|panya|footpath|foot path|trail|mountain) ~ (cross*|border|other side|at night|walk|checkpoint*)
(avoid*|skip*|without|no|around|bypass*|not pass*) (the |any |going through |passing )*(checkpoint*|check post*|immigration|police|border post|customs|stamp*|checks|control*|gate)
(at night|after dark|midnight|before dawn|by night|# ?am|3 ?am|2 ?am) ~ (cross*|boat|border|river|walk|lorry|truck|van|pick up)
(border|cross*) ~ (at night|after dark|midnight|before dawn|by night|by boat|on foot|natural*|no stamp|unofficial|illegal*|smuggl*|without passport|side)
(small|wooden|fishing|speed) ?boat ~ (cross*|night|other side|island|border|take*|across)
(hide|hidden|lie down|under the) ~ (truck|lorry|boat|tarpaulin|goods|sacks|car|back|cargo|vegetables)
(driver*|guide|he|they|we|drivers) know* ~ (where|road*|way|route*|officer*|not to stop|police|shortcut)
(back door|backway|back way|donkey|dunki|shortcut|short cut|other route|special route|unofficial)
(no|without) (passport|stamp|visa) ~ (cross*|border|needed to cross|bus)
(through|via|by) (mae sot|aranyaprathet|moei|ruili|chiang saen|mong la|niger|agadez|libya|desert|sahara|paga|poipet|the desert) ~ (cross*|night|river|road|route|then|onward*)
(officer*|police|soldier*|guard*) (are |is |has been |have been )?(paid|our friend*|settled|arranged|on our side|bought|with us)
[sign handoff_pickup]
(somebody|someone|a man|a lady|a woman|a driver|driver|our man|our guy|our driver|my driver|agent|our agent|my friend|a friend|a brother|staff|our staff|a person|people|van|car|lorry|a car|a van|bike|a boy|uncle|another*) (will |shall |would |is |to |comes to |comes |can |going to |who |with )*(meet|meets|pick|picks|fetch*|collect|collects|wait|waits|waiting|receive*|come|comes|bring*|take|takes|drive|drives|get you|carry|carries|hand) ~ (you|her|him|them|us|girls|the girl|kids|airport|station|border|up|gate|stage|bus|terminal)
(pick|picked|pick-up|pickup|fetch*|collected|met|received) (you |her |him |them |everyone |all )?(up )?(by|from|at|in) ~ (driver|agent|airport|station|stage|border|bus|house|home|gate|village|terminal|our|a man|hotel|junction|bridge|market|petrol|#)
(be |get |is |are )(met|picked up|collected|received|fetched|handed over|handed|taken)
(change|switch|transfer) (to )?(another |the |a |different |small |of )*(car|cars|van|vehicle|driver|bus|boat|bike)
(hand*|pass*) (you |her |him |them |over )+(to|over)
(another|second|next|different) (driver|car|man|person|guide|agent|van|contact)
(call|text|message|show) (him|her|this number|the driver|my friend|the man|the agent|uncle) (when|once|after) (you )?(arrive|land|reach|get|cross|are)
(wait|stand|be|sit) (at|near|outside|by|in front of) ~ (petrol|station|bridge|stage|terminal|gate|hotel|border|market|mosque|junction|7-?eleven|bus|fuel|mall) ~ (car|van|driver|he|man|pick*|call|#)?
(driver|van|lorry|car|bus|boat|matatu|truck|jeep) (is |will be |be )?(comes?|coming|leaves?|arranged|waiting|ready|picks?|pick|at #|tomorrow|tonight)
(sign|placard|cap|shirt|jacket|umbrella) ~ (your name|with name|meet|look for|airport)
(look for|find|ask for) (a |the |man |my )+~ (cap|shirt|jacket|van|car|sign|bag|hat)
i ('ll|will) (come )?(pick|fetch|meet|collect|take|drive) (you|her|him|the girl|them)
(airport|border|station) (pick ?up|pickup|transfer|assistance|escort)
[sign destination_switch]
(city|place|country|location|town|address|site|exact*|area|destination|branch|farm|company|where) ~ (told|shared|given|known|announced|sent|decided|assigned|confirmed|revealed|disclosed|explained|depends) ~ (later|after|at the airport|when|on arrival|upon|once|before (the )?flight|by|on the way)
(not|never|isn't|won't) (be )?(shared|told|disclosed|given|said|announced) ~ (before|until|till|yet)
(may|might|can|could|will) (be )?(shift*|move*|transfer*|change*|reassign*|relocate*|sent|send|posted|go) ~ (to|another|other|from)
(then|first|later|after that|from there|next|afterwards) (you |we |she |they )?(go|move|travel|fly|transfer|continue|proceed|cross|on) (on |to |over |another )+
(not|instead of|no longer|rather than) {abroad} (but|now|anymore|any more|,)
{abroad} (first|then|now) ~ (then|later|but|after|to|instead|,) ~ {abroad}
(instead|changed|change of|new) (of )?(plan|place|destination|country|city|location|site)
(land*|fly|flight|arrive*|stop*|transit|stopover) (in|at|to|through|via) {abroad} ~ (then|and then|from there|by road|by car|by van|onward*|continue|next|after)
(somewhere|some place|a place|one of our (sites|branches|offices|farms)|different countries|several countries|any country|another place|neighbouring country|nearby country)
(we|they|boss|company|agent|manager) (decide*|choose*|assign*|tell*) ~ (where|which|city|country|place|branch)
you (will )?(know|see|learn|find out) (where|the place|the city|when you)
{abroad} or {abroad}
(office|company|site|team) (is |has |was |are )?(moved|moving|shifted|shifting|relocated|relocating|transferred) ~ (to|from)
(company|branch|boss) in {abroad} ~ (sister|second|other|another|new) (company|branch|office|site) in
[sign secrecy]
({dont}|nobody|no one|not) (tell|say|talk|inform|mention|show|share|post|discuss|let|need* to know|should know|must know|has to know|ask|announce|speak|disclose) ~ (anyone|anybody|any one|everyone|family|mother|mum|mom|mama|father|dad|parents|husband|wife|friend*|boss|police|teacher*|officer*|group|others|people|about|this|facebook|yet|him|her|them|anything|outside|chief|agency|neighbour*|sister|brother|it|elder*)
(tell|telling|say|inform) (nobody|no one|noone|none|nothing|anyone (and|or) )
(keep|stay|be|remain) (it |this |that |all |very )?(secret|quiet|silent|private|confidential|low|between us|between you|to yourself|to ourselves|hush|discreet|only us)
(between (you and me|us|the two of us)|our (little )?secret|just (you and me|us two)|for your eyes)
(delete|erase|clear|remove) (this |the |our |all |your |that )*(chat*|message*|conversation|history|text*|post|number|after reading)
(mum|mom|mother|mama|father|dad|parents|family|husband|wife|they|she|he|elders|boyfriend) (need|needs|must|should|does|do|will|may|can|has to|have to) ?(not|n't|never|no) ~ (know|hear|be told|find out|worry|ask|understand)
(mum|mom|parents|family|they|nobody|no one) (will )?(find out|know|understand|hear) ~ (later|after|when you|once you|there)
(tell|say to|inform) (your |them |her |him |the )*(mum|mom|mother|parents|family|boss|police|officer|husband|people|immigration|teacher) ~ (later|after|when you (are|arrive|reach)|you are going|that you|it is|it's|visiting|holiday|course|training)
(if|when) ~ (ask|asks|asked|question*|stop*) ~ (say|tell|answer|pretend|just)
(say|pretend|act|claim) (that )?(you|you're|you are|to be|as|like|we are|it's|it is) ~ (tourist*|visiting|cousin*|couple|student*|holiday|sister*|relative*|family|# years|older|married|friend*|training|shopping|pilgrim*)
({dont}|no) (post|comment|write|discuss|reply|screenshot|forward|record|photo*|call) ~ (here|group|public*|facebook|online|status|openly|this|comments|anyone|chat)?
(surprise|surprise them|as a surprise)
(leave|go|come|slip) (quietly|silently|secretly|without telling|without saying|at night)
(use|take) (a |another |new |different )+(sim|phone|number|name) ~
(no need|don't need|needn't) (to )?(tell|inform|ask|report|involve|register|say) ~ (embassy|ministry|family|parents|police|anyone|office|husband|agency|poea|dmw|bmet|them)
[sign urgency]
(urgent|urgently|immediate|immediately|asap|a\.s\.a\.p|hurry|quick|quickly|fast|rush|right now|act now|apply now|book now|join now|today only|last chance|last call|final call|final batch|last batch|last slot*|last seat*|last intake|now or never|don't delay|don't wait|no time|time is short)
(only|just|last|final) (#|one|two|three|four|five|six|seven|eight|nine|ten|few|a few|some|limited)( more)? (slot*|place*|seat*|vacanc*|position*|spot*|left|remain*|people|persons|days|hours|girls|boys|pax|visas|tickets|bed*|opening*)
(#|one|two|three|four|five|few) (slot*|place*|seat*|spot*|position*|vacanc*|visas?|bed*|tickets?) (are |is )?(left|remain*|only|available now|still open|open)
(limited|few) (slot*|place*|seat*|vacanc*|spot*|position*|time|offer|openings)
(slot*|seat*|places|spots|vacanc*|list|form|registration|intake|batch|group) (close*|closing|end*|fill*|almost full|is closing|are going|going fast|full) ?(today|tonight|tomorrow|soon|fast|now|#)?
(leave|leaving|fly|flying|flight|depart*|go|going|travel*|start*|bus|car|van|boat|driver|pick*) (is |on |out |comes |will be )*(today|tonight|tomorrow|this (friday|sunday|monday|saturday|week|night|evening|afternoon|morning|weekend)|in (#|two|three) (days?|hours?)|within # (days?|hours?)|next (week|monday)|tmr|tmrw|2moro|at dawn)
(today|tonight|tomorrow|now|this week|before (tomorrow|tonight|friday|monday|#|noon|evening)) ~ (or|else|otherwise|close*|last|only|deadline|latest|lost|someone else|slot|confirm|decide|answer|pay)
(before|by) (today|tonight|tomorrow|noon|midnight|evening|# ?(pm|am)|friday|monday|the end of) 
(decide|answer|confirm|reply|send|pay|tell me|come) (me |now |it |your )*(now|today|tonight|tomorrow|fast|quick*|immediately|before)
(need|needed|needs|require*|want|wanted|hiring|looking for) ~ (now|today|tonight|urgent*|immediately|tomorrow|asap|this week|right away)
(others|someone else|another girl|another person|people) (is |are |will )?(waiting|take*|queue*|in line|ready)
(first come|first-come|while slots last|hurry up|be quick|pack*( your)?( bag*)? (now|today|tonight))
(can|could|must|should|to) (start|leave|travel|fly|go|join) (today|tonight|tomorrow|now|immediately|this week|at once|any ?time)
(start|join|work|begin) (today|tonight|tomorrow|immediately|now|same day|at once|monday)
[sign reassurance_claim]
(not|no|isn't|is not|never|this is not|we are not|it's not|it is no) (a |an |any )?(scam*|fraud*|fake|trick|lie|joke|trafficking|human trafficking|illegal|liar*|thieves|cheat*|pyramid|bogus|dangerous|risk|risky|danger|problem|bad)
#% (safe|legit|legal|sure|guarantee*|genuine|real|true|trusted|secure|honest|ok)
(legit|legal|genuine|trusted|trustworthy|reliable|honest|real|safe|secure|guaranteed|verified|licensed|registered|approved|official) (and |& |, ?)*(legit|legal|genuine|trusted|reliable|honest|safe|secure|guaranteed|job|work|company|agency|agent|offer|opportunity|people|place|boss|project|platform)
(totally|completely|very|quite|all|perfectly|fully|so|absolutely|hundred percent|really|is|are|it's|100) (safe|legal|legit|genuine|secure|trusted|clean|licensed|registered|above board|ok there)
(i|we) (swear|promise|guarantee|assure|vouch|give my word|bet)
(trust|believe) (me|us|him|her|the process)
(don't|dont|do not|no need to|never|nothing to) (worry|be afraid|be scared|fear|panic|doubt|be nervous|overthink)
(nothing|no one|nobody) (bad|to worry|to fear|will happen|illegal|wrong|will touch|will hurt|gets hurt|forces)
(many|hundreds|thousands|lots|plenty|so many|# girls|# people|# boys) (of )?~ (already|happy|went|gone|have gone|joined|working|are there|succeeded|sent|deployed)
(i|my sister|my brother|my cousin|my wife|my daughter|my own|my friend|we) (am|'m|is|are|have been|has been|was|works?|went|worked) (here |there |already |also |myself |with them |too )*(here|there|myself|happy|with them|# year*|# month*|already|fine|safe)
(you don't|nobody|no one|we never|they never|they don't|we don't) (do|force*|have to do|touch*|hurt) ~ (what you don't|anything|you|girls|want)
(like|as|treat* you (like|as)) (a |my |our |own )*(family|daughter|sister|home)
(government|ministry|police|law) (approved|allows|knows|permits|registered|recognised|recognized|accredited|supported)
(no hidden|without hidden|nothing hidden)
(ask (anyone|anybody|around)|you can ask|see (the )?(reviews|proof|photos|videos)|proof available|i can show)
(legal|licensed|registered|certified|approved) (agency|company|agent|recruiter|by government|work|way|entry|process|channel*)
[sign unverifiable_employer]
(my|our|the|a|an|one) (boss|friend|contact|partner|uncle|client|investor|madam|cousin|sponsor|chinese|big man|businessman|owner) (has|have|runs|owns|needs|wants|is (looking|hiring|opening|rich|chinese|kind|good)|who|opens?|in|from) 
(big|large|famous|well-?known|leading|international|foreign|multinational|rich|reputable|top|giant|global|new|private|strong|several|some) (group|company|companies|firm|corporation|brand*|client*|business|family|families|investor*|agency|house|employer|organisation|organization)
(company|employer|firm|agency) name ~ (later|not|confidential|private|secret|after|when|upon|given|withheld|hidden)
(name|address|website|details) (of )?(the )?~ (confidential|later|not (given|shared|disclosed|public)|private|withheld|after|secret)
(no|without) (website|office|address|signboard|company name|licence|license|shop)
(confidential|private|undisclosed|anonymous) (client|company|employer|family|couple|group|project|business)
(we|they) (work|partner|cooperate|deal) with (several|many|some|big|foreign|various|different) (brands?|companies|clients|agencies|partners|families|factories)
(dm|inbox|pm|message|ask) (me |us )?(for|to get) (company|name|address|details|location|more|info)
(a|one|some|my) (factory|farm|restaurant|hotel|shop|company|house|family|office|ship|boat|vessel|plantation|lounge|club|salon|casino|family) (in|at|near|abroad|overseas|there|outside)
(chinese|foreign|korean|arab|malaysian|indian|lebanese|european) (boss|company|investor*|owner|group|employer|businessman|man|family|team)
(address|location|office) (by|via|on|through|sent by|in) (whatsapp|telegram|dm|inbox|private)
[sign off_platform_contact]
(dm|pm|inbox|ib|message|msg|text|whatsapp|telegram|tg|line|wechat|viber|signal|messenger|imo|zalo|call|add|contact|write|chat|reach|hit|ping|sms|beep) (me|us|him|her|them|my|our|this|the|now|only|to|directly|at|on|number|@*|privately|personally|admin)
(whatsapp|whats app|watsapp|wasap|telegram|tele|tg|wechat|line|viber|signal|messenger|imo|zalo|skype|facebook|instagram|ig)( id| no| num*| number| group| channel| only| link)? ?[:=@+]? ?(\+?#|@*)
(join|move|come|go|switch|continue|talk|chat|enter) (to |on |in |our |the |my |over |with |us )*(whatsapp|telegram|tg|group|channel|wechat|line|viber|signal|private|inbox|messenger|another app|chat)
(private|privately|personal|direct) (message|number|chat|line|inbox|whatsapp|account|call)?
(this|my|his|her|new|other|our|below|following) (number|no|line|whatsapp|telegram|contact|account|link)
(link|number|contact|details) (in|on|at) (bio|profile|comments?|first comment|story|inbox)
(t\.me|wa\.me|bit\.ly|lin\.ee|m\.me)
(call|text|sms|tel|phone|ph|mobile|contact)( no| number)?[:. ]+\+?#
({dont}|no) (comment|reply here|ask here|write here|call)
(comment|type|reply|drop|say) ("|')?(interested|me|info|yes|in|join|hi|number|your number|hm|how)("|')?
(send|drop|give|leave) (me |us |your )*(number|contact|whatsapp|no)
@*# 
[sign account_mule]
(rent|rents|renting|rented|buy|buys|buying|lend|lends|lending|sell|selling|use|using|borrow*|lease|share|open|opens|register|registers|verify|provide|need|hand|give|get) (out |us |me |your |a |an |the |any |new |old |unused |their |his |her |of |several |more |# )*(bank account*|bank acc*|account*|acct*|atm card*|atm|debit card*|card*|sim|sims|sim card*|simcard*|line|lines|wallet*|e-wallet*|gcash*|mpesa*|m-pesa*|momo|bkash|paypal|wise|binance|crypto account*|trading account*|whatsapp account*|whatsapp|facebook account*|number*|passbook|cheque book|upi|net banking|id|company|paytm)
(receive|receives|receiving|accept|get|collect|forward|move|pass|transfer|withdraw|cash out|send on) (the |some |client* |customer* |our |and |or |company |it |then |money |small |payments? |funds )*(money|payment*|fund*|transfer*|cash|amount|usdt|crypto|deposits?) ~ (account|forward|send|pass|transfer|on|keep|commission|%|withdraw|and|your|to)
(keep|take|get|earn) (your )?#% ~ (transfer*|amount|each|every|money|transaction*)
(scan|show|blink|turn|record|move|verify|hold|lend|film) (your |the |his |her |a )*(face|eyes|head|selfie|finger*|video)
(face|selfie|kyc|otp|identity) (scan*|verification|verify|check|video|recognition|code)
(otp|pin|password|login|card and pin|atm and pin|sms code*|verification code*) ~ (send|share|give|tell|forward|with|to us|to me|of|for)
(give|share|send|tell|forward|read) (me |us |him |her |the |your )*(otp|pin|password|login|code*|cvv|card details)
(your|an|a) (account|sim|card|wallet|number|whatsapp) (will |can |just |only |is |gets )*(be )?(used|receive*|rent*|lying|sleep*|idle|for #|hold*|work*)
(sim|sims|sim card*|phones?|handsets?|modem*|sim box|phone farm) ~ (farm|room|rack|insert|register*|in your name|box|host|keep at home|plugged|rent|per sim|each)
(money|payment*|fund*) ~ (through|via|into|in|to|on) (your|an) (account|gcash|mpesa|wallet|card|momo)
(per|for each|each|a) (account|sim|card|line|otp|face|scan|verification|registration)
(payment|finance|financial|transaction|payroll|transfer) (agent|assistant|processor|processing|handler|officer)
[sign referral_bounty]
(bring*|refer*|invite*|recommend*|find|finding|introduce*|add|get|recruit*|supply|send|tag) (us |me |in |along |your |a |an |one |two |three |# |more |other |new |each |every |any |some |at least )*{people} ~ (and|get|for|you|earn|bonus|paid|money|commission|extra|{money}|free|reward|each|per|%|to join|along|along with|with you|,)?
(per|for each|for every|each|every|a) (head|person|friend|girl|recruit|referral|worker|candidate|one you bring|boy|member|invite|candidate|family|mother|lady|seller|donor) ~ (get|bonus|{money}|earn|paid|you|bring|join*)?
{money} (per|for each|for every|each|a|/) ?(head|person|friend|girl|recruit|referral|worker|candidate|boy|member|family|mother|seller|donor|one)
(referral|finder's|finders|introduction|recruit*|invite) (bonus*|fee*|reward*|commission*|money|program*|link|code|income)
(bonus|reward|commission|extra|gift|money|cash|{money}) (for|if|when) (you )?(bring*|refer*|recruit*|each (friend|person)|invit*|introduc*|every (friend|person|girl))
(bring|come with|go with) (your |a |some |two |three |# )*{people}
(know|knows|have) (anyone|any girl*|someone|any friend*|others) ~ (tell|send|bring|tag|get|earn|interested)?
(sub-?agent*|your own team|your downline|downline|build (your|a) team|under you|level # agent*)
[sign scam_sector]
(online|on-line|internet|live|e-|i-)? ?(casino*|gambling|gaming|betting|igaming|i-gaming|lottery|slots|pogo|baccarat|sportsbook|e-?sabong|poker|rummy|teen patti|matka) ~ (staff|customer*|support|agent*|dealer*|operator*|marketing|promot*|back office|company|site|platform|admin|typist|translator|work|player*|chat*|host*|team)?
(crypto*|forex|fx|bitcoin|btc|usdt|investment|trading|trade|gold trading|stock*|nft|binary option*|metaverse|defi) (team|customer*|client*|support|project|platform|sales|agent*|investor*|chat*|marketing|company|account manager*|mentor*|app|group|advisor*|promot*|operator*|specialist*)
(chat*|talk*|message*|text*|dating|befriend*|make friends|reply|build trust|relationship*|flirt*|persuade*|convince*|find|finding|attract*) ~ (customer*|client*|foreigner*|european*|american*|rich|men|ladies|women|singles|investor*|overseas|lonely|tinder|instagram|dating app*|strangers|old people|elderly|victim*) ~ (invest*|trading|crypto|deposit*|platform|friend*|trust|buy|love|profile*|online|relationship|gold|money)?
(model|ai model|video call model|face model|chat model|romance|love|dating) (for video|team|agent*|chat*|operator*|calls?|customer*|support|department|script*)
(call room|call centre|call center|boiler room|phone room|tele-?sales|telemarketing|calling team|cold call*) ~ (abroad|overseas|night|foreign*|europe*|loan*|investment|commission|compound|asia|customer*)
(reply|answer|chat|talk) ~ (from|with|using|behind|as) (a )?(fake|prepared|ready|other|script*|profile*|account*|beautiful girl|template*|several phones|# phones)
(fake|multiple|many|ten|#) (profiles|accounts|phones|sims|identities)
(pig butcher*|kill the pig|sha zhu|fishing for customers|customer acquisition|lead generation|fan* acquisition|lure customers|pull customers)
(like|follow|rate|review|click|watch|subscribe) (and |& |on |the |our )*(video*|hotel*|product*|youtube|tiktok|post*|page*|channel*|movie*|app*|order*|item*|ads?) ~ (earn|paid|get|commission|task*|{money}|per|each|pay)
(task*|order*|mission*|combined task|data optimi*|order grabbing|boost*) ~ (commission|vip|level|recharge|wallet|withdraw*|rating|optimi*|merchant*|deposit)
(loan app|debt collect*|recovery agent*|collection agent*) ~ (threat*|chinese|abroad|call|night)
[sign risk_destination]
(sihanoukville|sihanouk|kampong som|kompong som|bavet|poipet|o'?smach|osmach|koh kong|chrey thom|chrey thum|pailat|pailin|phnom thmor|thmor da|bokor|svay rieng|dara sakor|long bay|samraong|anlong veng)
(myawaddy|myawady|mywaddy|kk park|k\.k\. park|kk zone|shwe kokko|shwekokko|laukkai|laukkaing|laukai|lauk kai|kokang|tachileik|tachilek|mong la|mongla|muse|payathonzu|three pagodas|wa state|pangsang|panghsang|hpa-?lu|min let pan|kyaukkhet|apollo park|huanya|yatai|yulong bay|dongmei|taichang|kayin state|karen state|mae sot|maesot|mae sai|mong pauk|mong paw)
(golden triangle|gtsez|kings romans|king's romans|bokeo|ton pheung|tonpheung|boten|huay xai|huai xai|houayxay|savan vegas)
(bamban|porac|clark|pasay|cavite|island cove|las pi(n|ñ)as) ~ (pogo|gaming|hub|offshore|compound|company)
(pogo|offshore gaming) (hub|compound|company|island)
(border|special|economic|development|casino|free trade) (zone|area|town|city|park|compound) ~ (thai*|myanmar|cambodia|laos|lao|burma|near|company|office)?
(cambodia|kampuchea|myanmar|burma|laos|cambo) ~ (border|office|company|compound|casino|team|customer|work|job|hotel|online|building|typing|chat)
(work|job|office|team|company|building|studio|compound|sites?|restaurant|hotel|boss|manager) ~ (in|at|is in|near) (cambodia|kampuchea|myanmar|burma|laos|phnom penh|cambo|mandalay|vientiane)
(come|go|fly|travel|work|hiring|going|move) (to |for |in |us in |over |with me |with me to |here to )+(cambodia|kampuchea|myanmar|burma|laos|phnom penh|cambo)
(dubai|manila|georgia|namibia|sri lanka|timor|dili|palau|isle of man) ~ (crypto|scam|compound|gaming|call centre|typing|forex|online casino)
[sign grooming_trust]
(my (love|dear|darling|dearest|queen|angel|baby|princess|beautiful|sweet*|heart|wife)|babe|baby|honey|sweetheart|darling|sweetie|hubby|mahal|habibti|jaan|my only|beloved|my life|my soul)
(i|we) (really |truly |already |only |so |just )*(love|miss|adore|care for|care about|want to marry|will marry|need) (you|u|ya)
(marry|marriage|wedding|engaged|engagement|wife|husband|honeymoon|future together|our future|our life|our house|our children|our home|start a family|live together) ~ (come|visa|ticket|fly|travel|here|there|when you|job|work|invite|send|meet)?
(treat|love|take care of|look after|care for|think of) (you|u|her|girls|everyone|them|me) (as|like|is) (my |a |our |own |her |his |an )*(own )?(sister|daughter|family|son|brother|child|ate|kuya|younger|mother|mum)
(like|as) (my |a |our |your |her |his )+(own )?(sister|daughter|little sister|big sister|elder sister|family|son|little brother|mother|child|brother|ate|kuya|dada|didi)
(call|calls) me (your )?(sister|brother|ate|kuya|mama|mum|auntie|aunty|uncle|dada|bhai|didi|papa|big sis*)
(you are|you're|ur|your) (my |the |already |like |so |very )+(special|beautiful|different|wife|sister|daughter|only|destiny|everything|soulmate|chosen|love|pretty|queen)
(i|we) ('ll|will|shall|can|would) (always |never |personally |myself )*(take care of|protect|look after|be there for|wait for|leave|hurt|let you|stay with|help) (you|u|her)
(met|know each other|talk*|chat*|together) ~ (online|tiktok|facebook|game|app|every night|# months|# weeks)
(trust|friend|friends|relationship|heart|feel*|pity|god sent|god brought|blessing|prayed|fate|destiny) ~ (you|me|us|your) ~ (job|work|come|help|life|money|chance)?
(gift|gifts|necklace|phone|ring|flowers|money|load|rice) (i |we )?(sent|bought|gave|send|will send|for you|to you|to your (mother|mum|family))
[sign profile_targeting]
(young|pretty|beautiful|good looking|good-looking|nice looking|attractive|slim|tall|fair|fair skin*|sexy|fresh|innocent|single|unmarried|virgin|village|poor|needy|orphan*|jobless|divorced|widow*|desperate|struggling|obedient|quiet|healthy|strong|fit|clean) (and |, ?|or |& )*(young |single |pretty |beautiful |slim |healthy |fair |village |poor |strong )*(girl*|lady|ladies|woman|women|boy*|guy*|man|men|mother*|mum*|people|person|youth*|face|female*|male*|couple*|children|child|kid*|wife|students?|faces|looking)
(age*|aged|between|from|under|below|years?|yrs|only)[: ]*# ?(-|to|–|and|until|till) ?#( years?| yrs?| y/?o)?
(under|below|not over|max|maximum|less than|not more than|not older than|above|over|at least) # (years?|yrs?|y/o|of age)
(# ?(to|-|–) ?#) (years?|yrs?|yo|y/o)
(girl*|lad*|women|female*|boys?|men|males?|single*|mothers?|students?|widows?|orphans?|virgins?) (only|preferred|first|needed|wanted|welcome|are best|are preferred)
(only|just|prefer*|need|want|wanted|looking for|take|priority) (for |to |young |single |pretty )*(girls|ladies|females?|women|boys|singles?|unmarried|virgins|widows|orphans)
(single|unmarried|divorced|widow*|no children|no kids|not married|no husband|no boyfriend) (only|preferred|please|girls?|and|status|are|is|mother*|mum*|is better|,)
(just|recently|newly|has|have|who) (left|finish*|drop*|quit|graduat*|lost|fail*) (out |of |from |the |your |her |his )*(school|class|form|job|exam*|college|work|grade|father|mother)
(in|with|have|has|having|who have|people with|those with|got) (heavy |big |bad |many |a |lots of |money )*(debt*|loan*|problem*|difficult*|bills|financial problem*|family problem*|broke|hardship)
(from|in) (the |poor |remote |small |rural |hill |far )*(village*|countryside|province*|rural|poor famil*|slum*|camp|upcountry|barrio|barangay|hills)
(poor|needy|struggling|broken|big) (famil*|home*|parents|background|household*)
(height|weight|bust|waist|hip*|skin|breast|figure|body|size|looks|photo) ~ (cm|kg|above|below|at least|under|over|#|fair|good|slim)
(not pregnant|no tattoo*|no scar*|nice body|good body|good figure|long hair|pleasing personality|with pleasing)
(need money|needs money|money problem*|no money|hungry|lost job|lost your job|out of work|no work|broke|tired of poverty|tired of being poor|bills|school fees|hospital bills|sick (mother|father|child|parent))
[sign personal_data_request]
(send*|give*|share*|submit*|forward*|show|whatsapp|upload*|bring|need|want|attach|provide|drop) (me |us |him |her |in |over |your |the |a |of |clear |full |some |recent |# |two |three |copy |and |photo of |picture of |pic of |scan of )*(photo*|picture*|pic|pics|selfie*|full body|body photo*|whole body|passport*|id|ids|id card|id copy|national id|aadhaar|nid|nrc|ghana card|bank card|card|card number|account number|bank detail*|atm|address|home address|family address|birth certificate|face video|video|voice|measurement*|fingerprint*|password|otp|pin|blood type|blood group|medical report|report*|location|data|details|certificate*|scan*)
(photo*|picture*|pic|pics|selfie*|passport|id|scan*) ~ (front and back|both sides|full body|whole body|half body|without (makeup|clothes|filter)|in swim*|bikini|in shorts|underwear|body|face|holding|nude|standing|# sides)
(bust|waist|hips?|measurement*|bra|height and weight|height, weight|body size|weight and height|vital statistics)
(front and back|both sides) (of )?(your |the )*(id|card|passport|nid|ic|aadhaar|atm)
(names?|phone*|number*|address*|photo*|picture) (and |, ?|of |your |the )+(mother|mum|parents|family|husband|father|house|home|next of kin|siblings|wife|children|sister)
(where|which) (do |does )?(you|your (family|parents|mother)) (live|stay|house) 
(fill|filling) (in |out |up )?(the |this |our )*(form|google form|link) ~ (id|passport|bank|account|number|photo|nid)
(passport|id) (scan|copy|photo|page|picture|details|number) (first|now|today|tonight|by whatsapp|here|via|to me|to us|before|please)
(bring|carry|come with) (your |the |original |along )*(national id|id|passport|certificates|birth certificate|atm|bank card|land title|papers|all your)
(medical|blood|kidney|tissue|hla|health) (test*|report*|result*|type|group|check*) ~ (send|first|share|before|photo|whatsapp)
(bank card|atm card|account number|bank account|bank details|card number)
[sign travel_prepaid]
(free|prepaid|complimentary|sponsored|paid) (of charge )?(air |flight |bus |plane )?(ticket*|flight*|visa*|passport*|travel|transport*|accommodation|accomodation|food|lodging|hostel|room|meals?|trip|medical|training|board|housing|pick ?up|everything|dorm*|uniform)( and| \+|,)?
{travel} (is |are |will be |all |fully |and |& |, |{travel} )*(free|paid|covered|prepaid|sponsored|provided|shouldered|handled|settled|arranged|taken care of|on us|on me|by us|by company|by the company|by boss|by the boss|by employer|included|given|booked|for free|ready)
({we}|they|aunt*|uncle) (will |shall |also |already |have |has |even |can |to |is |gladly |all )*(pay|pays|paid|cover|covers|sponsor|sponsors|shoulder|shoulders|provide|provides|handle|handles|buy|buys|bought|book|books|booked|send|sends|arrange|arranges|take care of|takes care of|give|gives) (for |of |all |the |your |a |you |her |him |me |of |every |our |plane |air |bus |full )*{travel}
(no|zero|without|not|0) (cost*|fee*|payment*|pay|money|charge*|placement fee|expense*|cash|cash out|cashout) (from you|needed|at all|to you|required|upfront|out|for you|from your pocket|involved|up front)?
(you )?(pay|spend|pays|need) (nothing|zero|not a (cent|single|shilling|rupee|peso|penny)|no money)
(all|everything|all expenses|all costs|full) (is |are |will be )?(free|paid|covered|sponsored|sponsorship|on us|on the company|taken care|shouldered|handled|included|provided)
(just|only) (bring|pack|come with|carry) (your |a |one |yourself|some )*(bag|clothes|self|yourself|passport|id|luggage|small bag|body)
(food|room|lodging|accommodation|housing|board|meals|hostel|dorm*|bed|stay) (and |& |, |/ )*(food|room|lodging|accommodation|housing|board|meals|hostel|dorm*|bed|transport|ticket|visa)* ?(free|provided|included|covered|given|paid|is free|are free|inside)
(ticket|flight|visa) (is |are )?(already |all )?(booked|bought|ready|sent|arranged|done|waiting|in hand|on the way)
(fare|transport|travel|ticket) (money )?(refund*|reimburs*|returned|is sent|sent to you|will be sent|by us)
[sign no_contract]
(no|without|not any|never|isn't|there is no|there's no|have no|nothing) (a |any |written |need |need of |need for |formal |signed )*(contract*|agreement*|paper to sign|papers to sign|paperwork|written|offer letter|signing|document*)( needed| required| necessary)?
(contract*|agreement*|papers?|offer letter|signing|terms) (is |are |will be |to be |gets |we |you |they |comes |come |be |signing |can be )*(signed|sign|given|signing|later|there|on arrival|after (you|landing|arrival|arriving|a month|# month*)|when you (land|arrive|reach|get|are)|once (there|you)|verbal|oral|explained|at the (site|house|place|airport)|in chinese|in arabic|in english|in greek|in malay|in thai|in korean|in another|in a language)
(sign*) (it |the |a |your |all |some |contract |papers |agreement |there |blank |only )*(there|on arrival|after (you|arrival|arriving|landing)|when you (arrive|land|reach)|later|upon|inside|at the airport|once you|blank|at the site)
(contract|agreement|paper|papers|document*)[, ]+(is |are |it's |it is |written |all )*(in )(chinese|arabic|greek|malay|thai|korean|japanese|russian|turkish|french|english|hebrew|burmese|khmer|lao) ~ (but|explain*|don't|only|she|he|sign|just|\.|,)?
(we|they|boss|friends|here|i|all) (trust|work on trust|don't need paper*|don't use paper*|do it by word|no paper*|agree by mouth|shake hands)
(verbal|oral|word of mouth|by word|handshake|trust each other|my word|his word|her word) (agreement|contract|is enough|only|deal)?
(contract|agreement) (is )?(not|isn't) (needed|necessary|important|ready|required|given|a must)
(only|just) (my|our|a|his|her) (word|promise|handshake|voice)
(don't|do not|no need to|needn't) (read|ask for|worry about|need|see) (the |a |any )*(contract|paper*|agreement)
# ---------------------------------------------------------------- claims
[claim licence_named]
(licen(s|c)e|lic|registration|reg|permit|accreditation|dmw|poea|dole|bmet|rl|mea|ra|emigration|siptki|nea|nita|eaa|ea|mom|b-?#|slbfe)( no| num| number|\.|:|-)+ ?~ #
(licensed|registered|accredited|authorised|authorized|approved) (by|with|under) (the )?(dmw|poea|dole|bmet|mea|ministry|department|government|slbfe|nea|nita|mom|labour|labor|emigration|protector|authority|council|commission|baira|state)
(dmw|poea|bmet|slbfe|mea|emigrate|nea|nita)(-| )?(licensed|accredited|approved|registered|verified)
(rl|ra|bmet|mea|dmw|poea|slbfe|recruiting licence) ?(no|number|licen(s|c)e)? ?[-:.]? ?#
(license|licence) (is |was )?(valid|checked|on the wall|on the list|on the website|until|till|can be)
[claim office_named]
(office|interview*|visit|come|walk-?in|apply|register*|orientation|signing|see us|meet) (is |are |will be |held |at |in |to |our |us |the |on |from )+~ (street|st\.|road|rd|avenue|ave|floor|building|bldg|tower|hall|room|block|plaza|mall|office|centre|center|house|campus|college|#)
(floor|building|bldg|street|road|avenue|tower|plaza|block|suite|room|house no)\.? ?#?
#(st|nd|rd|th) floor
(monday|mon|weekdays|tuesday|tue*|office hours?|working hours?) ?(-|to|–|till|through|and)? ?(friday|fri|saturday|sat|thursday|sunday)?,? ~ (#|am|pm|a\.m)
(landline|hotline|reception|front desk|hr office|personnel office|recruitment hall|job fair|open day|toll-?free)
(in|at|by) (the |our )?(agency|office|ministry|hr|personnel office|job centre|employment office|campus|town hall|municipal*|peso office)
[claim contract_before]
(contract|agreement|offer letter|appointment letter|job order) ~ (before|prior|in advance|read|copy|copies|translated|verified|authenticated|attested|your language|own language|in (hindi|nepali|bangla|bengali|tagalog|filipino|swahili|amharic|sinhala|tamil|urdu|two languages|english and)|take home|explained|signed (at|in|by|before)|given|is attached|attached|from day one|day #|provided|permanent|written|# year*|# month*|renewable|standard)
(written|signed|verified|notari(s|z)ed|standard|employment|bilingual|government|authenticated|attested|permanent|fixed-?term|clear) (contract|agreement|offer|job order)
(sign|read|keep|check|receive|get) (the |a |your |copy of |one |it )*(contract|agreement|copy) ~ (before|first|home|at the office|here|with|and|then)
(contract|pf|insurance|benefits) (and (pf|benefits|insurance|sss|leave) )?(from|on|since) (day one|day 1|the first day)
copy of (the |your )?contract
[claim work_visa]
(work|working|employment|labour|labor|worker) (visa|permit|pass) ~ (before|stamped|first|ready|issued|by|employer|applied|provided|approved|with|attached|is|arranged by|,|\.)?
(employment pass|s pass|e-9|e9|oec|pdos|emigration clearance|ecr|labour approval|labor approval|labour permit|labor permit|calling visa|smart card|attested|bmet card|visa with reference|tier 2|h-2a|h2a|sawp|titp|ssw|specified skilled)
visa (is |was |has been )?(stamped|issued|approved|attached|applied) ~ (before|by the employer|embassy|at)
[claim fee_by_employer]
(no|zero|nothing|never|not|without|don't|do not) (pay|any |a |placement |recruitment |agency |service |hidden |agent |processing |collect |collects |ask |charge |remit |take |single |salary )*(fee*|fees|charge*|deposit*|commission|deduction*|payment*|money|cost*|anything|remit*|cash)( from| to| is| are| asked| charged| at any| of any| for applicants| anybody)?
(employer|company|they|hospital|hotel|government|ministry) (pays?|covers?|shoulders?|bears?) (for |the |all |your |both |air |return )*(ticket|airfare|visa|fee*|recruitment|medical|flight|levy|cost*|travel|fare)
(fee|fees|cost|price|charge) (is |are |of |as )*(fixed|set|capped|limited|published|official|by law|by the ministry|by government|with receipt|receipted|on the wall|listed)
(official|government|printed|stamped|fixed|with) (a )?(receipt*|fee*|rate*|price*)
(receipt|receipts|invoice|bank challan|challan) 
(zero|no) (placement|recruitment|cost) (fee|cost|recruitment|migration)
free (of charge )?(for|to) (applicants|workers|candidates|students|everyone|all)
(we|the agency|our agency|office) (never|do not|don't|does not|doesn't) (ask|charge|collect|take|accept) ~ (money|fee*|payment*|cash|deposit*|anything)
[claim papers_stay]
(passport*|id|documents|papers|originals?) (stay*|remain*|is kept|are kept|kept|always|must stay|should stay|is returned|are returned|returned|given back|is only photocopied|only photocopied|only copied|is yours|belong*|never leaves) ~ (with you|with the worker|in your|by you|your own|yourself|same day|at once|after (the )?(check|stamp*|copy*|visa)|yours|to you|immediately|with its owner)?
(keep|carry|hold|bring home|collect) (your own|your|their own|own|the|his own|her own) (passport|documents|papers|id|originals) ~ (yourself|always|at all times|with you|own|from the|back|in your)?
(photocop*|copy|copies) (only|of (passport|id)|is enough|are enough|not the original*|, not)
({not}) (keep|hold|take|collect|ask for|give|surrender|hand over|need|leave) (your |any |the |original |workers' |a |over )*(passport*|original*|documents|id*|papers)
(nobody|no one|employer may not|employer must not|agency may not|illegal to|against the law to) ~ (keep|hold|take|confiscat*) ~ (passport*|documents|id)
[claim state_scheme]
(ministry|department|bureau|government|govt|public employment|labour office|labor office|employment service|embassy|consulate|migrant resource|migrant welfare|owwa|dmw|poea|bmet|slbfe|boesl|hrd korea|eps|titp|ssw|sawp|mou|g2g|g to g|government-to-government|seasonal worker*|pacific labour|palm scheme|job order|peso|protector of emigrants|probashi|wage earners|nita|nea|ilo|iom|un women|state scheme|bilateral|labour attach*|county|municipal*|local government|barangay hall|village office|union|district office|public service)
[claim lawful_pay]
(minimum wage|overtime|ot paid|ot is paid|epf|pf|esi|esic|sss|philhealth|pag-?ibig|nssf|nhif|socso|social security|insurance|insured|pension|gratuity|13th month|hmo|medical insurance|payslip*|pay slip*|provident|paid leave|annual leave|sick leave|maternity|tax|paye|end of service|indemnity|health cover|medical cover|bank transfer monthly|through bank|union rate|collective agreement|by law|statutory|mandated|holiday pay|probation|# hours a week|48 hours|40 hours|8 hours)
[claim free_to_leave]
(day off|days off|off day|rest day|weekly off|weekly rest|sunday off|sundays off|weekends? off|one day off|leave every|home leave|annual leave|vacation leave|free days?|go out freely|come and go|free to (leave|go|resign|change|call)|can leave|may leave|can go home|can resign|# (days?|weeks?|months?)'? notice|notice period|phone is yours|call (home|family) (any ?time|every day|whenever|freely)|visit* (any ?time|welcome)|nobody is locked|day-?off)
[claim checks_invited]
(check|verify|confirm|look (us |it )?up|search|ask|compare|call|visit) (us |it |this |our |the |with |first |at |on |in |that |whether |if |for |name |about )*(licen(s|c)e|licen(s|c)e number|ministry|website|dmw|poea|bmet|emigrate|embassy|official|list|office|portal|register*|registry|labour office|hotline|consulate|department|with the|company register|police|school)
(take|bring) (your )?(time|parents|family|mother|father|husband|wife|a friend|somebody|someone|relative|lawyer|spouse|it home)
(ask|tell|discuss with|talk to|come with|bring|inform) (your )?(family|parents|husband|wife|mother|relatives|lawyer|elders)
(show|read|take) (it |the contract |this )*(to )?(your )?(family|lawyer|parents|home|union) (first|before)
(no rush|no hurry|think about it|think it over|any questions|questions\? call|you may refuse|without obligation|if you have doubts|if in doubt)
[claim named_employer]
(pvt|ltd|limited|inc|corp|corporation|llc|plc|llp|co\.|company limited|sdn bhd|pte|gmbh|group of hotels|hospital|university|college|institute|polytechnic|municipality|county|hotel & resort|resort & spa|foundation|cooperative|bank|airlines?|airways|supermarket|plantation company|parish|church|mosque|temple|diocese|school|clinic|ministry|museum|society|federation|stadium)
(employer|company|ship owner|shipowner|principal|manning agent)( is|:|,| name) ~ (ltd|inc|co|hotel|hospital|line*|shipping|corp|pvt|sdn|llc|industries|manufacturing|services|imo)
(imo|imo no|imo number|cin|gst|gstin|uen|roc|sec|dti|tin|abn|company no|crn|brn|business registration)[ .:no]*#
(official|company|our|hospital|school) (website|email|e-mail|career* page|careers page|hr email|domain|portal)
www\.@*
(careers?|hr|jobs|info|recruit*|admissions?)@*
# ---------------------------------------------------------------- acts
[act warning]
(beware|be careful|be aware|watch out|caution|warning|alert|advisory|public notice|be wary|stay safe|think before|think twice|don't be fooled|do not be fooled|don't fall|do not fall|protect yourself|know the signs|red flag*|warns?|warned|reminder)
(if|when|anyone who|whoever|somebody|someone|a person|people who|recruiters? who|agents? who|traffickers?|scammers?|fraudsters?|syndicates?|they|offers? that|posts? that|messages? that|job posts?) ~ (says?|promise*|offer*|ask*|tell*|want*|claim*|invite*|contact*) ~ (don't|do not|never|report|refuse|stop|hang up|say no|call|it is|it's|that is|that's|this is|be careful|check|leave|ask|block|first|tell)
(human trafficking|trafficking|traffickers?|scam*|fraud*|fake (job*|agent*|recruiter*|agenc*|offer*)|illegal recruit*|scam compound*|modern slavery|bogus|con artists?|job scam*|cyber slavery|forced labour|forced labor)
(report|reporting) (it |them |such |this |to |immediately |any |suspicious |the |at |cases? )*(police|authorit*|hotline|ministry|embassy|number|call|#|offer*|post*|us|us at|trafficking|recruiter*|agent*)
(never|don't|do not) (pay|give|send|share|hand|accept|believe|trust|sign|travel|click|surrender|go|agree|transfer|respond|reply) ~ (before|until|unless|anyone|anybody|strangers?|passport|if|any|without|money|on a tourist|such|contract|who)
(is|are|it's|that's) (a |the |an |always |usually |likely )?(sign|signs|scam|trick|trap|lie|illegal|crime|trafficking|fake|fraud|red flag|how they|lure|bait)
(they|he|she|recruiters|agents) (said|say|says|promise|promised|told|tell|will say|may say|often say|claim*|lied) 
(real|legal|lawful|genuine|honest|licensed|true) (job*|work|agenc*|employer*|recruiter*|company|companies) (never|do not|don't|does not|doesn't|will not|always)
(victims?|survivors?|trafficked|rescued|missing|trapped|stranded workers)
(do|please) (your )?(due diligence|double check|background check|verify first)
[act news]
(police|court|officials|authorities|embassy|government|immigration|prosecutors?|ministry|task force|nbi|cid|interpol|officers|judge|tribunal|rescuers|investigators|spokes*|agents of|customs) ~ (said|arrest*|rescued|raid*|charged|sentenc*|detain*|convict*|repatriat*|freed|seiz*|told|announced|busted|confirmed|investigat*|jailed|fined|intercept*|reported|found|dismissed|ordered|granted|brought home)
(was|were|has been|have been|had been|been|are|is) (arrested|rescued|sentenced|charged|repatriated|detained|convicted|freed|trafficked|jailed|raided|lured|deported|intercepted|acquitted|found guilty|brought home|reunited|indicted|promised|told|forced|held|beaten)
(according to|reported|reports|the court heard|suspects?|accused|defendants?|prosecut*|verdict|trial|hearing|witness*|alleged*|sentence of|years in prison|years' imprisonment|life imprisonment|daily|tribune|gazette|times|reuters|afp|news|newsroom|breaking)
(# (people|workers|victims|nationals|women|men|girls|children|filipinos|kenyans|indians|nepalis|ugandans|bangladeshis|foreigners|youths)) (were|was|have|had|are|who|from|rescued|returned)
[act asks_if_true]
(is|was|are|could|does|would|do you think) (this|it|that|the|these|they|there|he|she) ~ (scam|legit|real|fake|true|legal|safe|genuine|trick|fraud|normal|ok|okay|trust*|possible|trafficking|right|suspicious)
(legit|scam|real|fake|true|safe) ?(or|ba|po|kaya|not|kweli|na|\?)
(anyone|anybody|someone|has any|does any|do any|who) ~ (heard|know*|tried|experience*|worked|been there|advise|tell me|check|dealt|used|applied)
(should|can|must|may|would|shall) (i|we|my (sister|brother|daughter|son|cousin|friend|wife|husband)|she|he) (go|pay|trust|accept|send|believe|apply|give|sign|take|join|answer|let|say|reply|allow)
(what|how) (do|should|can|would) (i|you|we) (do|think|check|say|know|verify|find)
(how (do|can) (i|we) (check|know|verify|find out|be sure)|please advise|pls advise|need advice|advice please|advise me|your opinion|your thoughts|thoughts\?|seems? (too good|strange|suspicious|fishy)|sounds (too good|strange|suspicious|fishy)|i('m| am) (worried|scared|afraid|not sure|suspicious|confused|in doubt)|i (doubt|suspect|wonder|smell)|feels (wrong|off|strange)|red flags?\?|too good to be true)
(someone|somebody|a man|a woman|a recruiter|an agent|they|he|she|a page|an agency|a friend|this (man|woman|page|agency|person|guy|number)|a lady|an aunt*) (messaged|contacted|texted|offered|asked|wrote|told|called|sent|says|said|wants|added|keeps|claims|promised|promises) (me|my|us|to|that|her|him)
[act helpline]
(hotline|helpline|help line|toll-?free|free call|call us|chat with us|text us|call #|dial|1343|1455|116|999|112|1300|1192|shelter|case ?worker|social worker|counsel*|free and confidential|confidential|we (won't|will not|never|do not|don't) (tell|share|judge|call|ask for money|inform|force)|nothing to pay|free of charge|free service|legal aid|ngo|red cross|caritas|iom|migrant centre|migrant center|are you safe|are you hurt|are you alone|you decide|your decision|nobody will know|we speak your language|no one will blame|you are not alone|not your fault|support cent(er|re)|crisis)
[act safety_notice]
(never|do not|don't|will not|won't|no) (share|give|tell|disclose|reveal|ask|rent|sell|lend|send|let) (you |your |for |out |anyone |us |to |a |the |other* )*(otp|pin|cvv|password|account|card|sim|code|atm|login|bank*|wallet|one-?time)
(bank*|telco|police|telecom|operator|regulator|central bank|safaricom|airtel|mtn|gcash|bsp|rbi) (will never|never|would never|does not|do not|staff|remind*|warn*|alert|advisory|security)
(money mule*|account rental|fraud alert|scam alert|cybercrime|1930|security tip*|security notice|customer advisory|block* (your |the )*(card|account)|report (the )?(loss|fraud)|your account (was|has been|is)|renting (out )?(your |an )*account* is|is a crime|is punishable|you (may|can|will) be (charged|jailed|prosecuted|liable))
[act own_story]
(i|we|my (daughter|sister|brother|son|wife|husband|friend|cousin)) (was|were|escaped|ran|came back|came home|returned|managed to|spent|survived|got out|worked there|was sold|was locked|couldn't|could not|could only|believed|trusted|cried|learned|learnt|realised|realized|had to|lost|paid|now (help|work|tell|study|speak|run)|am (home|back|free)|tell (this|my)|still)
(they|he|she|the boss|madam|the agent|the man) (took|locked|beat|sold|forced|kept|told|hit|threatened|promised|made|never paid|lied|did not pay|didn't pay|left|handed|hid|shouted)
(when i (arrived|got there|reached|landed|came|left)|after (# |two |three |a few )*(months|weeks|years) (there|i|we|in)|looking back|back then|i am (alive|lucky)|thank god i|i tell my story|so that others|i share this|please listen|learn from|my story|last year i|in 20#)
[act local_job]
(near|close to|in|at|within|around|opposite|beside|next to|behind) (the |our |my |your )*(town|market|village|city|district|home|house|neighbourhood|neighborhood|bus stop|stage|main road|school|church|mosque|temple|junction|estate|barangay|campus)
(walk-?in|walk in|come with cv|drop (your )?(cv|resume)|bring (your )?(cv|resume|biodata)|apply (at|in person)|come by|pass by|just come|see (the )?(manager|owner)|ask for (mrs?|ms|mama|the manager|ate|kuya|auntie))
(shop|stall|bakery|salon|restaurant|café|cafe|store|farm|kitchen|factory|school|hotel|warehouse|clinic|supermarket|canteen|petrol station|garage|laundry|branch|outlet|mall|hostel|resort|construction site) (needs|is hiring|is looking|looking for|wants|hiring|requires|in|at|near|staff|opening)
(part-?time|full-?time|day job|weekend job|evening shift|day shift|night shift|casual|day wage|daily wage|stay-?out|paid (daily|weekly|every (friday|saturday))|paid same day)
[act tour]
(tour|tours|package|itinerary|pilgrim*|pilgrimage|umrah|hajj|trip|excursion|sightseeing|hotel|guide|cruise ticket|beach|temple visit|twin sharing|double sharing|breakfast|per pax|# ?days? ?# ?nights?|#d#n|#n#d|visa service|passport service|visa assistance|air ?tickets? (at|for)|round ?trip|flight to|embassy appointment|travel insurance|translation|notary|apostille|dfa|appointment slot|visa application|processing time|booking* open|sleeper|economy class|cancellation|refund policy)
[act family_talk]
(mum|mom|mama|dad|papa|grandma|grandpa|lola|lolo|nani|sis|bro|cousin|aunt*|uncle|baby|kids|grand*|nephew|niece|husband|wife|mother|father|daughter|son|sister|brother) ~ (birthday|wedding|visit*|hospital|airport|arrive*|landing|coming home|cooking|dinner|miss you|school|exam*|flight lands|holiday|christmas|eid|diwali|new year|easter|graduation|party|reunion|funeral|operation|baby)
(happy birthday|congratulations|congrats|see you (soon|there|at|on)|welcome home|safe journey|safe flight|call me when you land|i'll be at the airport|i will be at the gate|can't wait|miss you all|love you all|how are you|how is|long time|remember when|surprise party|haha*|lol|hehe*|😂|split the bill|my share|pay me back|lend me|borrow your)
[act courtship]
(your parents|my parents|both families|meet your (family|parents|mother)|introduce you|nikah|engagement|proposal|biodata|matrimon*|wedding date|bride|groom|church|imam|priest|pastor|registry office|take it slow|get to know|coffee|first date|dinner|cinema|long distance|video call|visit you|come to (your|see you)|my company leave|church wedding|dowry|in-?laws)
[act training]
(school|college|institute|university|academy|training cent(re|er)|tvet|tesda|apprentic*|internship|scholarship*|scholar|semester|tuition|course|courses|certificate course|intake|enrol*|admission*|application deadline|entrance exam|lecture*|curriculum|diploma|degree programme|exchange programme|exchange program|erasmus|chevening|fulbright|mext|daad|csc|stipend|hostel fee|term|class* (start|begin)|skills programme|free training|graduat*|syllabus|bursary|dormitory fee|teacher*)
[act trade]
(for sale|selling|sale|discount|promo|promotion|price|prices|order now|cod|cash on delivery|delivery|wholesale|retail|reseller*|stock|shop now|buy # get|size*|colour|color|pre-?order|shipping|rent|for rent|room for rent|bedspace|lease|deposit # month*|monthly rent|landlord|second-?hand|instal(l)?ment*|interest rate|loan from|cooperative loan|microfinance|sacco|emi|mortgage|secured loan|collateral required|terms and conditions|open daily|customers welcome|grand opening|voucher*|free delivery|used car|motorbike for|warranty)
[act health]
(hospital|clinic|doctor*|nurse*|blood (donation|drive|bank|donor*)|donate blood|type o|red cross|transplant*|registered donor*|organ donor*|living donor*|ivf|fertility|antenatal|check-?up|patient*|surgery|ethics committee|donor card|voluntary|without payment|unpaid|no payment to donors|altruistic|vaccin*|health cent(re|er)|midwi*|eye camp|medical camp|consultation|appointment)
[act event]
(festival|concert|contest|competition|talent show|pageant|audition* (at|on|in)|stage|judges|prize*|winner*|performers|event*|ushers?|extras|film shoot|casting call|shooting|wedding event|expo|trade fair|fair|marathon|match day|tickets at|venue|rehearsal*|choir|theatre|theater|crew call|call time|sponsor(s|ed) by|guardian consent|parents? (must|may|are|should) (come|accompany|sign|attend)|chaperon*)
[act offers_abroad]
({job}|earn|work|hiring|vacancy|recruit*|opportunit*|come|go|fly|deploy*|placement) ~ (in|to|at|from|for) {abroad}
{abroad} ~ ({job}|hiring|vacanc*|needs|salary|urgent*|deploy*)
(work|job|jobs|go|working) (abroad|overseas|outside)
[act offers_account_deal]
(rent|buy|sell|lend|use|open|register|need) (out |us |your |a |any |me |unused |new |# )*(bank account*|account*|sim|sims|sim card*|atm|wallet*|gcash|card*|number|lines) ~ ({money}|paid|earn|get|month*|week*|each|per|commission|%|cash|hand)
(receive|get) ~ (transfer*|payment*|money) ~ (keep|commission|%|forward|withdraw)
[act offers_body]
(kidney*|liver|organ*|egg*|egg donor*|egg donation|surroga*|gestational|womb|carry (a )?baby|carry for|embryo*|unborn|adopt* (the |your )*(baby|child)|pregnant|heartbeat|donor) ~ ({money}|pay*|compensat*|price|buy*|sell*|reward*|allowance|couple|match*|recipient*|thank* money|sponsor)
{money} ~ (kidney|egg*|surroga*|baby|womb|donor|liver|organ)
(one kidney|live with one|live normal* with one|intended parents|rich couple|couple abroad|baby after birth|give (up )?the baby|hand over the baby)
[act offers_marriage]
(marry|marriage|bride*|wife|wives|husband*|wedding|groom) ~ (chinese|korean|taiwan*|foreign*|china|korea|abroad|broker|agency|arrang*|matchmak*|bride price|dowry|parents receive|family receive*|{money}|rich|older|good man|introduc*|choose)
(chinese|korean|taiwanese|foreign|rich|lonely) (man|men|husband*|bachelor*|farmer|widower|groom) ~ (look*|seek*|want*|wife|marry|bride)
[act takes_child]
(child*|kid*|girl|boy|daughter|son|niece|nephew|baby|little (one|girl|boy)|# ?(years?|yrs?)[- ]?old|twins|orphan*) ~ (to (the )?(town|city|capital|nairobi|kampala|lagos|accra|manila|dhaka|delhi|mumbai|kathmandu|abroad)|live with|stay with|house ?help|help in|small work|sell*|beg*|adopt*|good home|rich family|madam|take (her|him|them)|school in (town|city)|send (her|him|them)|give (her|him|them)|sponsor|mission|orphanage|home for the)
(give|send|let|allow|bring|release) (us |me |your |the |one |her |him )*(child*|girl|daughter|son|boy|kid*|baby|niece)
[act carries]
(bring|carry|drive|take|deliver|guide|lead|escort|accompany|transport|ferry|cross) (a |the |some |few |# |our |small |these |over |across )*(parcel*|package*|bag*|luggage|suitcase|people|persons|passengers|guests|girls|workers|boys|group*|goods|envelope|medicine|children) ~ (border|across|to|over|airport|cross*|abroad|other side|at night|river|for us|to the)
(driver*|guide*|carrier*|courier*|rider*|boatman|boatmen) ~ (border|cross*|night|no questions|don't ask|people|passengers|per head|per person|per trip|river)
(no questions asked|don't open|do not open|don't ask what|already packed|sealed bag)
[act resale]
(change|move|transfer|sell*|sold|switch|pass|hand|release) (you |him |her |them |to |over |on |of |your )*(company|boss|employer|owner|another|other|new|next|better) (company|boss|compound|team|owner|building|place|employer|office)?
(better|another|new|other|next) (company|boss|compound|building|team|park|employer|owner|madam) ~ (pay*|buy*|take*|transfer*|want*|debt|fee|price|contract|release|compensat*|treat*)
(compensation|release fee|transfer fee|buy out|buyout|ransom|price of|head price|pays your (debt|boss|fee|ransom))
[act recruits_recruiters]
(bring|send|supply|need|find|recruit|collect|get) (us |me |at least |in )*(#|five|ten|twenty|fifty|many|as many|more|several|groups? of|a group of) (girls|boys|people|workers|ladies|women|men|heads|persons|candidates|youths|pax|donors|mothers|brides|families)
(become|be|join as|looking for|need|hiring|want|wanted) (a |an |our |local |sub-?|some |village )*(agent*|recruiter*|sub-?agent*|team leader*|talent scout*|scout*|supplier*|coordinator*|representative*|broker*)
({money}|commission|bonus) (per|a|each|for each|for every) (head|person|girl|worker|recruit|boy|candidate|mother|donor|pax)
[act pays_your_debt]
(pay*|clear*|settle*|cover*|take care of) (off |all |your |the |her |his )*(fine*|debt*|overstay*|ransom|penalt*|ticket home|contract|balance|boss) ~ (if|then|and you|when|you work|work for|come|in return|after|you join|months)
(recover*|get back|return) (your |the |all |lost )*(lost |stolen |scammed )*(money|fund*|crypto|usdt|deposit|savings)
(we|i|our team|lawyer|hacker) (can |will |could )*(recover|get back|help you get|trace) (your |the )*(money|fund*|loss*|crypto)
(ticket home|go home|return home|bring you home|help you home) ~ (if|after|first|work|months|for him|you do|in return|then)
# ---------------------------------------------------------------- scope
[deny before]
{not}|no one will|nobody will|we never|refuse|instead of|free from|zero|nor|neither|hardly|illegal to|may not|must not|should not|shouldn't|against the law to|forbidden to|is not allowed to|without asking|not even
[deny after]
(is|are) (illegal|forbidden|not allowed|against the law|a crime|prohibited|banned|a lie|a trick|a scam|not true|never)|is punishable
[quote before]
(if|when|anyone|somebody|someone|people|they|who|agents?|recruiters?|scammers|traffickers) (who )?(says?|said|promised|promises|offers?|offered|asks?|asked|tells?|told|claims?|claimed|wants?)|messages? like|posts? like|such as|for example|beware of|saying|promising|offering|lured (by|with)|promised|told (me|her|him|us|them) (that)?
# ---------------------------------------------------------------- more ways of saying it, shorter and in mixed speech
[sign no_skill_needed]
(no|zero|nil|without|w/o) (any )?(acting |sales |work |sea |teaching |special )?(exp|experience|degree|diploma|cert|certs|papers|waec|kcse|kcpe|neco|o-?levels?|n5|gap|cv|tesda|board exam|license|sslc|plus two|matric|school leaving)
(any ?body|any ?one|any (boy|girl|man|woman|person|youth)|all) (can|who|with|welcome|is ok|may|accepted)
(won't|will not|don't|do not|never|nobody|not) (even )?(ask|asks|check|checks|see|need|want) (your |for |the |about )*(kcse|waec|certificate*|result*|grade*|degree|papers|experience|english|school)
(we|they|company|boss|madam) (will |shall |can )?(train|teach|show) (you|all|everyone|how)?
(training|trained|learn|taught) (is |will be )*(after|on arrival|when|there|free|upon|on site|on the job|provided|given|inside)
(only|just) (class|form|grade|std|senior|jhs) #
(fresh|new) (spm|school|form four|grade|high school|college) (leavers?|graduates?|grads?)( are)?( ok| welcome)?
(high school|dropout|drop out|undergrad*|out of school)( level| grad*)? (can|ok|okay|are welcome|accepted)
two hands|strong arms|strong back
[sign too_good_pay]
(\$|usd|us\$) ?[1-9][,.]?[0-9][0-9][0-9]( |/|\+)?
\$ ?[1-9](-[1-9])?k|[1-9](-[1-9])?k ?(\$|usd|dollars?)
(€|eur|euro|£) ?[2-9][,.]?[0-9][0-9][0-9]|[2-9][,.]?[0-9][0-9][0-9] ?(€|euros?|pounds)
[2-9] lakh (every|a|per|in|each) (month|mo)
(php|p|₱) ?[1-9][0-9]?[05][,.]?000( a| per|/)? ?(week|wk|day|monthly|month)
[6-9][0-9]k (monthly|a month|per month|month|salary|base|net|clean)
(aed|sar|qar|rm|sgd) ?[5-9][,.]?[0-9][0-9][0-9]
(profit|income|earnings?) (of |is )?{money} (daily|a day|every day|per day|weekly)
(friends?|agents?|girls|boys|they|others|some) (here )?(drive home|take home|go home|went home|make|earn|send) (with )?{money}
compensation (of |is )?{money}
[sign travel_prepaid]
(ticket|tickets|flight|fare|transport|visa|passport) ~ (on|by|from|sagot ng|c/o|courtesy of|charge to|shouldered by) (me|us|him|her|boss|my boss|company|my company|employer|the employer|madam|sir|kuya|ate|agent|the agency)
({we}|they|boss|brother|aunt*) (go |will |has |have |had |already |don |dey )*(buy|buys|bought|send|sends|sent|pay|pays|paid|give|gives|book|books|booked|fly|bring|brings) (you |us |we |me |her |him |the |a |your |my |for |people |everybody )*(ticket|tickets|transport|flight|fare|home|there|here|passage|visa|go)
(free|paid) (passage|travel|flight|ticket|transport|ride|bus)
(i have|i've|have|has|he has|she has|already) (already )?(sent|paid|bought|booked) (my |your |the |for )*(ticket|flight|fare|visa)
[sign upfront_payment]
(processing|registration|file|opening|training|service|form|medical|insurance|contribution|guide*|starter|kit|documentation|coe|slot) (fee )?(of )?{money}
{money} (processing|registration|starter|for the file|for file|opening|before (the )?(coe|visa|flight|travel|thursday|friday|monday|sunday|saturday))
(pay|pays|give|gave|send|sent) (only |just |the |a |first |me |# ?)*(10%|20%|30%|50%|half|quarter|deposit|fee|something) (first|before|now|to start)?
(you|worker|candidate|applicant) (pay|pays|cover|covers|buy|buys) (the |your |own |his |for )*(ticket|insurance|visa|medical|passport|tools|uniform|flight|fee|processing)
(balance|account|wallet) ~ (negative|minus|frozen|locked|short) ~ (settle|pay|recharge|top|deposit|clear|gap)
before (pay|payment|money|deposit)|pay before|payment before
[sign debt_or_penalty]
(lose|loses|forfeit|forfeits) (it|the|your|all|that) (salary|deposit|money|bonus|pay|savings|everything)?( if| when)?
(held back|hold back|keeps?|kept|withheld|retained) (as |a |for )*(guarantee|security|bond|until|salary|wages|first)
(salary|wages|pay|money) (is |are |will be )?(held|kept|saved|stays|stay) (for |by |with |until |till )
(holds|hold|keeps|keep|takes|take) (your|the|his|her|first) (salary|salaries|wages|pay) (for )?
(recovered|recover|deducted|deduct|minus|subtracted|cut) (slowly |bit by bit )?(from|out of|through|against)
(clear|finish|settle|work) (off )?(the |your |that |it |his |her )*({money}|balance|debt|cost|amount|bill)( with| from| in| before)?
(given|paid|sent|advanced) (to )?(your |her |his |the )(mother|father|parents|family|mum|husband|wife) (before|first|in advance|now)
(debt|balance|cost|money|bill|dollar*|amount) ~ (on your head|in your name|transferred|goes with you|follows you|written down|in (his|her|the) book|not erased)
(cancel|cancellation|breaking|release|exit|replacement) (charge|fee|cost|penalty|money)
(resign|quit|leave|stop|break|run|go home) (early|inside|before|within|in less|under) ~ ({money}|pay|lose|settle|fine|charge|refund|#)
(rest|then|first|after that) (you )?(work|serve|stay) (for|with) (the man|him|her|them|madam|boss|free)
(helps?|work|works|serves?) (him|her|them|the owner|boss) (for )?(#|two|three|four|six|some) (months?|years?|weeks?) first
[sign docs_taken]
(passport*|documents?|papers?|certificate*|phone*|id|ids|emergency paper) (will |shall |must |to |is |are |be |get |gets |sits?|rests?|travels?|travel|stays?|stay )+(with|in|at|to|kept|deposited|separately|handed|held|locked|safe|surrendered|by)
(surrender|hand|give|deposit|submit|leave|turn|bring) (us |me |over |in |your |the |all |his |her |emergency |for )*(passport*|papers?|certificate*|documents?|phone*|id|ids|birth certificate)
(passport*|papers|documents|phone*|ids?) (for|to) (madam|boss|the agent|the agency|the office|her|him|us|security|the clerk|the company|the owner|the coordinator) ~ (keep|hold|store)?
(coordinator|clerk|security|hostel|captain|driver|recruiter|sponsor|escort|landlord|house mother|matron|group leader|tour leader) (will )?(keeps?|holds?|collects?|takes?|carries|has) (all |your |the |our |their )*(passport*|papers|documents|ids?|phone*)
(handed|given) (in|back) (at|on|only|when) (check-?in|arrival|the last day|the end|departure|leaving)
[sign confinement]
(shore|land|town|outside) (leave|visit|trip|time) (is |are )?(not|no|never|only|planned)
(no|without) (shore leave|leave|outing|outings|pass|exit|gate pass)
(going|go|goes) out (only |just )?(with|by) (the |a |our |an )*(driver|pass|escort|guard|madam|permission|boss|leader|group)
(everyone|everybody|all|girls|workers|staff|you) (lives?|stays?|sleeps?|live|stay|sleep) (in|inside|in one|there|on site|in the (compound|building))
(nobody|no one|none) (goes|go|leaves|leave|walks|gets) (out|from|outside|past|through|home)
(don't|doesn't|do not|won't|will not|not) (leave|let|give|allow|come|step) (us |you |them |the |any )*(phone*|shore|out|outside|to shore|land|gate)
(camera|phone|phones|mobile) (is |are )?(not|never) (allowed|permitted)|(sunday|sundays) (maybe|only|if)
(food|shop*|market|canteen|everything|salon|clinic) (and shops? )?(is |are )?(inside|in there|within)
[sign destination_switch]
(exact|real|final|actual|true) (building|place|city|town|country|island|site|ship|farm|company|location|address|is)
(place|town|city|island|building|country|ship|site|farm|where) ~ (you'll|you will|they|i will|i'll|we will|we'll) (tell|inform|receive|understand|know|see|get|hear|learn) ~ (when|on|once|later|there|after|at)?
(they|we|i) (will )?(inform|tell|text|send) (you )?(in|on|at|when|once|after) (singapore|the (boat|airport|road|bus|way|plane|border)|you (land|arrive|reach|cross)|landing|arrival)
(depends|depending) (on )?(which|where|what|who|the) (ship|boat|company|country|boss|branch|client|place)
(transfer|transferred|moved|moving|shift|shifted|sent) (to|onto|into) (a |the |our |new |another |sister |other )*(vessel*|ship|boat|site|branch|company|country|place|farm|building|compound|office)
{abroad} (or|/) {abroad}
(decided|told|chosen|confirmed|fixed|given) (later|there|on arrival|at the airport|on the boat|after)
[sign handoff_pickup]
(dai|bhai|didi|uncle|aunty|brother|sister|kuya|ate|pastor|teacher|my colleague|a colleague|colleague|guys?|chinese guys?|two guys|friend|cousin|jeep|staff jeep|truck|lorry|boat|matatu|okada|boda|keke) (will |go |go dey |who |comes? |is |shall )*(take|takes|drive|drives|drop|drops|carry|carries|pick|picks|meet|meets|bring|brings|come|comes|collect|wait|waiting|through)
(call|look for|find|ask for|follow) (the |a |this |that )*(number|man|guy|woman|lady|driver|hilux|van|jeep|white car|blue car|person)
(then|after|from there|next) (a |the |another )?(pickup|truck|jeep|boat|van|bike|lorry|canoe|second car|other car)
(through|across|over) by (road|boat|car|van|night|bike)
[sign secrecy]
(tell|say|inform) (home|them|mummy|papa|amma|nanay|tita|teacher|church|embassy|immigration|customer care|leader|boss|husband|the police) (that |it's |it is |you |you're |for |is )*(you |going |go |are |for |a )*
(don't|dont|do not|never|wag|huwag|usiambie|mat|not) (tell|write|sabihin|bolo|batao|discuss|go to|call|let|breathe|show|text|inform|say|mention|report)
(nobody|no one|no body) (breathe*|say*|tell*|hear*|know*|must|should)
(practi(s|c)e|rehearse|learn|memori(s|z)e) ~ (answer*|what to (say|answer)|story|lines)
(let|allow) (your |the |my )?(present |current )?(leader|boss|employer|company|madam|husband|mother) (not )?know
only (after|between|text|call) (shift|us|ourselves|after|at night)
[sign visa_mismatch]
(tourist|visitor|visit|trade fair|fair|business|conference|church|pilgrim|umrah|sports|training|medical|family|student) (visa|visitor|status|visitor status|ok|okay|entry|permit|pass)
visa ~ (says|said|states|is written|written) ("|'|trade|tourist|visit|business|student|conference|holiday|family)
(card|permit|visa|papers|iqama|pink card|documents) (he|she|they|we|boss|i|agent) (will )?(makes?|do|does|fix*|arrange*|get|gets) (it )?(later|there|after|when|inside)
received (on|as|with) (a |an |business |visitor |tourist )+
[sign irregular_route]
(fast|small|long ?tail|wooden|night|speed|banana|pump) ?boat ~ (dark|night|no light|after|am|border|other side|beach|island)?
(walk|trek|hike|cross|run) ~ (hours?|rubber|trees|forest|field*|hill*|river|fence|desert|border|jungle|mountain) ~ (night|guide|dark|side|am)?
(by|through|at|use|via) (the )?(fence|hole|bush path|bush|forest|khet|jungle|desert|panya route|side crossing|small crossing|other crossing)
(avoid|skip|bypass|dodge|not use|without) (the )?@*(post|gate|checkpoint|police|immigration|beitbridge|border post|bridge|check)
(agadez|libya|desert|sahara|tripoli|sabha|lampedusa|darien|mexico|bosnia|serbia border|belarus)
cross* (the )?(river|border|line|fence) (at |by )?(#|night|am|dawn|dark|midnight)
[sign urgency]
(#|one|two|three|few) (slots?|seats?|beds?|places?|spots?) (nalang|na lang|lang|more|only|left|remaining)
(bukas|ngayon|leo|kesho|aaj|kal|abhi|today|2day|tonight|2nite|tonite|tomorrow|tmrw|tmr|tomoro) (na|pa|alis|only|last|am|pm|#|must|leave|jana|ya|hi)
(closing|closes|ends?|offer ends|valid|last day|deadline|final day) (is |on )?(today|tonight|tomorrow|2nite|tmrw|friday|sunday|monday|thursday|soon|this week)
(truck|bus|boat|van|flight|group|batch|car|team|callsheet|convoy) (goes|leaves|is|departs|flies|moves|go) (today|tonight|tomorrow|thursday|friday|saturday|sunday|monday|tuesday|wednesday|at #|#|now|soon)
only (today|2day|tonight|now|this week|# days)
[sign personal_data_request]
(send|snd|give|share|whatsapp|forward|submit|upload|drop|bring) (me |us |your |full |clear |ur |a |the |two |three |# ?|copy of |pics? of |photo of |original )*(body |passport |id |face |atm |bank |aadhaar |pan |voter |nin |bvn )*(pic|pics|photo|photos|picture|pictures|copy|scan|no|number|pin|page|aadhaar|pan|bvn|nin|selfie|video|details|password|id|passport)
(height|weight|bust|waist)(,| and| \+|/) ?(weight|height|hip|two photos|photo*|waist|#)
(netbanking|net banking|internet banking|bvn|nin|pan card|atm pin|card pin|cvv)
(child's|baby's|daughter's|son's|mother's|kid's) (passport|photo*|birth certificate|id|picture)
(no filter|without filter|full body|half body|without make-?up|front and back)
[sign profile_targeting]
(ladies|girls|women|females?|boys|men|males?|youth|singles?) (aged |age |between |from |only )*#( ?(-|–|to|and) ?)#
#( ?(-|–|to) ?)# ?(,| )?(fair|female|females|girls|ladies|women|college|male|males|years|yrs|single|only)
(female|male|girl|lady|woman)s?,? (attractive|pretty|fair|single|young|below|under|#|unmarried|good looking|slim)
(below|under|not above|max) # ?(,|only|years|yrs|please)?
(fair|unmarried|single|young|pretty|fresh)( and|,)? (unmarried|single|fair|customers|college|girls?|ladies|face)
(in need of|need|needs|looking for) (fast |quick |urgent )?(money|cash)
(single|solo) (mom|moms|mums?|mothers?|parent*)
(loan|debt|moneylender|creditors?|5-6|lender) ~ (children|kids|family|mother|behind|pressing|pay|every)
[sign account_mule]
(lend|rent|give|hand|sell|pahiram|loan|borrow) (us |me |ng |your |ur |the |out |a |an )*(account|acct|a/c|atm|atm card|gcash|maya|card|verified acct|sim|bank|paypal|wallet|wise)
(send|sent|deposit|put|credit|receive) ~ (remove|keep|minus|take|less|retain) ~ (send|forward|transfer|rest|balance|me)
(money|pera|paisa|payment|funds?) (will |dey )?(enter|come|comes|papasok|credited|drop|drops|land|lands|arrive) ~ (account|acct|gcash|your|wallet|you)
(verified|verify) (acct|account|gcash|maya|paypal|wallet)
[sign unverifiable_employer]
(name|company|employer|client|owner|firm) (is |name )?(not (fixed|given|shared|important|known)|under nda|confidential|later|hidden|withheld|private)
(parent|mother|holding|international|overseas|foreign|partner|settlement|e-?commerce|fintech|recovery|investment|asset) (group|company|partner|unit|firm|agency|organisation|organization|team|client*)
(my|our|his|her|the) (boss|madam|partner|sponsor|oga|big man|chairman|alhaji|hadji|principal|client|contact)
ask for (hadji|madam|mr|mrs|boss|alhaji|uncle|auntie|brother|sister|oga)
a (firm|company|lounge|farm|shop|hotel|boat|clinic|family|house|restaurant|club|school) in (a |the )?@*
[sign off_platform_contact]
(dm|pm|inbox|whatsapp|viber|telegram|line|signal|imo|messenger|text|call|msg|tg)( on| at| me| us| tepi| for| now| na| lang| #| no\.?|:|,)*
[sign reassurance_claim]
(legit|legal|genuine|halal|real|true|100%|hundred percent|no beat|no wahala|no stress|no worry|trusted|safe|tested) (#|yrs|years|na|no|this|and|one|thing|work|deal|people|po|boss|sure|beat)
ask (any|anyone|my|our|the|around|them)( of)? ~ (staff|girls|boys|neighbou*r*|group|reference*|here)?
(this time|now|ours|this one) (is )?(genuine|real|legit|true|safe|different)
[sign referral_bounty]
(bring|refer|invite|get|find|add|bawa|recruit|introduce) (one |a |your |some |another |any |more |two |for )*(friend|friends|kawan|roommate|somebody|someone|person|persons|nurse|care assistant|cousin|classmate|neighbou*r|sister|brother|#)
(both|each|you|we) (receive|get|earn|take) {money}
{money} (pag|kapag|if|when|once|after) ~ (regular|join*|starts?|stays?|bring|refer)
(for|per) (two|each|every|one|three|#) (persons?|people|friends?|recruits?|heads?) ~ (give|get|pay|back|money|{money})
[sign scam_sector]
(crypto|trading|forex|investment|betting|casino) (community|team|desk|client*|customers?|group|platform|room|company|company|partner*|side|office)
(friendship*|lonely|chat|chats|talking|love|profiles?) ~ (trading|invest*|profit*|clients?|crypto|desk|deposit)
[sign vague_duties]
(boat|work|job|ship|office|farm) is (boat|work|job|ship|office|farm)
(you will |you'll |you |will |be )*(help|assist|support) (the |a |our |with )*(crew|team|group|staff|boss|cook|house|things|guests|production)
(will be |be |get |gets )?(told|explained|shown|given) (when|once|after|there|on arrival|inside|in the zone|later)
(same|simple|easy|light|small|phone|online|computer|office) (simple |phone |computer |office |online |easy )*(work|job|task|tasks|duty|duties)
[sign no_contract]
(agreement|contract|paper|papers|letter) ~ (in (greek|russian|arabic|chinese|thai|korean|hebrew|malay|french|turkish|their language)|issued after|after joining|when we reach|when you reach|we go sign|at the (clinic|hostel|camp|site|house|boat)|on the boat)
[sign grooming_trust]
(treat|take|see|love|hold|count) (you|u|me) (as|like) (my |a |our |your )*(own )?(bahini|didi|dai|ate|kuya|sister|sis|bro|brother|daughter|son|child|family|aunty|mother|blood)
