"""Given names of Ukraine, Russia, Georgia, Armenia and of Africa, folded."""

from __future__ import annotations

from cases.masking.wordlists import listed

NORTHERN = listed("""
akaki albina aleko aleksandra alena alesya alexandra alexei alexey alina alisa alla alyona anahit
anastasiia anastasiya anatoli anatolii anatoliy anatoly andrei andrej andriy angelina anna anton
antonina anush anzhela anzhelika anzor araksi arkadiy armen armine arpine arsen arseniy artak
artashes arthur artur artyom arusyak ashot astghik avetis avtandil azniv badri bidzina bogdan
bogdana boris borys danila danylo dariia darina dariya darya daryna dato davit demetre denis
dmitrii dmytrii dorota eduard egor ekaterine elene eliso elizaveta eteri evgenia evgenii evgeniia
evgeniy evgeny fedir fedor gagik galyna ganna garik gayane gela genadi gennadiy georgiy gevorg giga
giorgi gleb gocha gohar grigor grigoriy guram hakob halina hanna hasmik hayk hennadii hlib
hovhannes hrachya hripsime hryhorii iaroslav ilia ilona ilya inessa inga inna innokenty iuliia
ivanna jaba kakha kakhaber karen karine katerina ketevan keti khachatur kharytyna khatuna khoren
khrystyna kirill klavdiya koba konstantin kostiantyn kristina krystyna ksenia kseniia kseniya
kyrylo lali lasha lela leonid levan levon lia lidia lidiia lidiya lilia liliia lilit liliya liubov
liudmyla ludmyla luka lusine lyubov lyudmyla maia maksim mamuka manana manuk marekhi margarita
marharyta maria mariami marianna marta maryna matviy maxim mher mikael mikhailo mikheil miroslava
mykhailo mykhaylo mykyta myroslava mzia nadezhda nadiya naira nanuli nare narek narine natalie
natasha natela natia nazarii nazariy nelli nikita nikolaj nikolay nikoloz ninel norayr nugzar nune
nunu nutsa nvard ofelya oleg oleksandra oleksiy olesia olesya olexandr orest ostap otar paata pavel
petr petros platon polina raisa ramona revaz rezo rimma rodion roksolana rostyslav ruben ruslana
rusudan ruzanna salome samvel sandro sargis sarkis serafim serafima sergej sergii sergiy serhiy
shota shushan siranush snezhana sofia sofiya sofya solomiia sophio sopio stanislav stanislava
susanna svitlana svyatoslav taisia taisiia tamar tamaz tamila tamriko tamuna tatevik teimuraz
temuri tengiz tetyana tigran timofey tinatin tsira tymofii ulyana vadim vadym vahan vahe vakhtang
valentin valentyn valeria valerii valeriia valeriy valeriya valery vardan varduhi varuzhan varvara
vasilii vasilisa vasiliy vasily vazgen vazha veronika viacheslav victoria viktoriia viktoriya
violetta vitalii vitalina vitaliy vitaly vladislav vladyslav vladyslava vsevolod vyacheslav yakiv
yaroslav yaroslava yeghia yegor yehor yelena yelizaveta yelyzaveta yervant yevgenia yevgeniy
yevheniia yevheniya yuliana yuliya yuriy yustyna zaal zaruhi zaven zhenya zlata zoriana zoryana
zura zurab zviad
""")

AFRICAN = listed("""
abdifatah abdihakim abdikadir abdikarim abdimajid abdinasir abdirashid abdirizak abdisalan
abdiwahab abdullahi abena abiodun aboubacar aboubakar abshir abukar adebayo adebisi adeel adjoa
adunni afework aicha aichatou aissata aissatou akosua alassane alemayehu alganesh alhaji alhassan
amadu aminatou amsale anab aregash asha assane assefa aster axmed ayantu ayodele babacar bahja
bakary bashiir berhane bernadette biniam binta birhan boubacar caasha cabdi cabdullahi chantal
cherno chinedu chinwe coumba daahir dahabo dawit deborah deeqa demba diakaria djibril ebele ebrima
efua ekow elamin eritrea eyob faadumo faduma fadumo farhiya farxiyo fatimata fatimatou fatoumata
fawziyo fikirte filmon folake freweini gebre gedion genet girma guled haben habiboulaye habtamu
habtom haimanot halimatou hawo hinda hiwot ifeanyi ifeoma iidil ikran ilhaan ilwad ilyaas isatou
isatu ismahaan issiaka jama jibril kadiatou kadiatu kadija kalkidan kebede kidane kofi kojo kwabena
kwame kwesi ladan lamin leul luwam mahad mahamadou mahamed mahamud mahlet malyun mamadu mamoudou
mariama mariame marieme martha maxamed maymuna mebrahtu medhanie mekdes meron meskerem mihret modou
momodou muuse muxamed nafissatou nasra nasteho ndeye ngone nimco nimo nkechi obinna ogechi
oluwaseun oumar oumou oury ousman rahel rakia robel rooble ruqiya saado saalim saara sadia
safiyatou sagal sainabou salamatu salif salimata samatar samrawit sanya segun sekou selamawit
seydou seynabou shamso sidiki simret siyad solomon souleymane suado suleiman tadesse tariku tekle
temesgen temitope tesfay tigist tsegay tsehay tunde ubax uche umou warsan winta xaawo xalimo xasan
xuseen yacouba yared yasmiin yemane yirga yohannes yordanos zamzam zewdu ziada
""")
