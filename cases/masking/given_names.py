"""Given names and surnames that officers write often, folded to ASCII lower case.

They help where a capital says nothing: lower-case typing, all capitals, names without a cue.
`UNSURE` are given names that are also ordinary words or places; they never count without a cue.
"""

from __future__ import annotations

import re

from cases.masking.wordlists import either, listed

_TURKISH = """
abdulcelil abdulkadir abdulkerim abdullah abdulmuttalip abdulvahit abdurrahman abuzer adalet adem
adnan adviye afife agah agit ahmed ahmet ahsen akgun akif alaattin alev aleyna ali alibey alihan
alime alisan aliye alp alparslan alpay alper alperen altan altay anil aras arda arif arjin arzu
arzuhan asaf asim asiye asli asmin asuman atakan atalay atila atilla atlas attila ayaz aybars
ayberk aybuke ayca aycan aydan aydin aygul aygun ayhan aykut ayla aylin aynil aynur ayse aysegul
aysel aysen aysenaz aysenur aysima aysun aytac aytekin ayten aytul azad azat aziz azize azmi azra
bahar bahattin bahoz bahri bahriye bahtinur bahtiyar balim baran baris basak basri bayram
bayramali bedia bedir bedirhan bedrettin bedriye behcet behice behiye behlul bekir bekirhan belgin
belinay belkis belma bengu bercis beren berfin berfu berivan berk berkay berke berna berrin bertan
besime besir beste betul beyza bilal bilge bilgehan bilgen binnur birgul birkan birnur birol
birsen bora bozan buket bulent bulut bunyamin burak burcak burcin burcu burhan burhanettin busra
cafer cahit can canan candan caner canip cansu cavidan cavit cebrail celal celalettin celil cem
cemal cemalettin cemil cemile cemre cengiz cennet ceren cetin cevahir cevat cevdet cevriye ceyda
ceyhun ceylan ceylin cigdem cihad cihan cihangir cihat cinar ciwan cuma cumali cumhur cuneyit
cuneyt dagistan damla davut defne delal demet deniz dervis derya devran devrim dicle didem dilan
dilara dilaver dilber dilek dilruba dilsah dilsat dogan dogancan dogukan dondu doruk dudu durali
duran durdane durdu duriye durmus dursun dursune duru duygu ebru ebubekir ece ecem ecrin eda
edanur edip efe eflin efsane ekin ekrem ela elanur elcin elif eliz elmas elvan emel emin emine
emir emirhan emrah emre emriye emrullah ender enes engin engincan enis enver erbil ercan ercument
erdal erdem erdi erdinc erdogan eren ergin ergun erhan erkan erol ersan ersin ersoy ertac ertan
ertugrul esat esengul esila esin esma esme esra evin evren evrim eylem eylul eymen eyup ezgi fadik
fadime fahrettin fahri faik faize faruk fatih fatma fatmagul fatmanur fatos fazilet fehim fehime
fehmi felek feramuz feray fercan ferda ferdi ferhan ferhat ferhunde feride feridun feriha ferit
ferruh feryal fethi fethiye fettah fettane fevzi fevziye feyza feyzullah figen fikret fikrettin
fikriye filiz firat firdevs fitnat fuat fulya funda furkan gaffar galip gamze gazal gizem gokalp
gokay gokce gokcen gokdeniz gokhan gokmen goksel goksu goktug gonca goncagul gonul gozde gul gulay
gulbahar gulben gulbeyaz gulcan gulcihan gulcin guldane gulden gulendam guler gulfem gulhan
gulhanim gulistan guliz gulizar gullizar gullu gulnihal gulnur gulperi gulriz gulsah gulseli
gulsen gulseren gulsima gulsum gulsun gultekin gulten gulumser guluzar gulver gulzade gunal gunay
gunduz gunel gunes gungor guray gurbuz gurkan gursel guven guzide habibe habip hacer haci hafize
hakan hakki haldun halenur halide halil halime halis halit haluk hamdi hamdiye hamide hamit
hamiyet hamza handan hande hanife hanim harun haruncan hasan hasibe hasip hasret hatice hatun hava
havva havvanur hayati haydar haydarali hayrettin hayri hayriye hayrullah hayrunnisa hediye helin
heval hevin hezal hicran hicret hidayet hidir hifzi hikmet hilal hilmi hilmiye hira hiranur hizir
hulki hulya huma huriye hursit husamettin huseyin huseyincan husniye husnu huzeyfe ibrahim
ibrahimhalil idil idris ihsan ikbal ilayda ilber ilbey ilgin ilhami ilhan ilkay ilker ilkin ilknur
iltifat ilyas ilyasa imge inanc inci ipek irem irfan irmak isa isfendiyar ishak iskender islam
ismail ismet ismigul ismihan itir izettin izzet izzettin jiyan kaan kadir kadirhan kadriye
kahraman kamer kamile kamuran kayahan kayhan kayra kazim kemal kemalettin kenan kerem kerim
kerimcan kerime kevser keziban kibar kiymet koksal koray kubra kudret kursat kurtulus kutay kutlu
kutsal lale latif latife leman levent leyan leyla lina lokman lutfi lutfiye lutfu lutfullah
mahbube mahinur mahir mahire mahmut mahsum mahsun makbul makbule maksude maksut maruf masal mazhar
mazlum mecit mecnun medet mediha medine mehdi mehlika mehmet mehmetcan mehtap melahat melda melek
melih meliha melike melis melisa meltem memduh memet memnune menderes menekse mensure meral merdan
merih mert mertcan mertkan merve meryem meryemnur mestan mesut mete metehan metin meva mevlude
mevlut midhat mihriban mihrican mikail mila mine minel mirac miran miray mirza mizgin mualla
muammer muazzez muberra mucahit mucella muge muhammed muhammet muharrem muhittin muhlis muhsin
muhsine muhterem muhyettin mujde mujgan mukadder mukaddes mukerrem mukremin mumtaz munevver munip
munire munise muradiye murat mursel muruvvet musa muserref muslum mustafa mustecep mutalip muteber
mutlu mutlucan muzaffer muzafferiye muzeyyen naci naciye nadide nadir nadire nafi nafiye nafiz
nagihan nahit nail naile naim naime nakiye nalan namik narin nasreddin nasrettin nasuh nasuhi naz
nazan nazif nazife nazik nazim nazime nazimiye nazire nazli nazmi nazmiye nebahat nebi nebile
nebiye necati necdet necibe necip necla necmettin necmi necmiye nedim nedime nefise nehir neriman
nermi nermin nese nesibe nesim neslihan nesrin nevin nevra nevriye nevruz nevzat newroz nezahat
nezahet nezaket nezih nezihe nigar nihal nihan nihat nil nilay nilgun nilufer nimet nimetullah
nisa nisanur niyazi nizam nizamettin numan nur nuran nuray nurcan nurdan nureddin nurettin nurgul
nurhan nuri nuriye nursah nursel nursen nursena nursima nurten nurullah nusret oguz oguzhan okan
okkes oktay olcay olgun omer omercan omerfaruk onat onder onur orcun orhan orhun orkun osman
osmancan oya ozalp ozan ozay ozcan ozden ozge ozgen ozgul ozgur ozkan ozlem oznur pakize pelin
pembe peri perihan pervin petek pinar piraye polat rabia rafet ragip rahime rahmetullah rahmi
rahmiye raif ramazan rana rasim rasime rasit ravza raziye recai recep refia refik refiye remzi
remziye rengin resit resmiye resul reyhan rezan rezzan ridvan ridvancan rifat rifki riza rohat
rojbin rojda rojin ronahi ruchan ruhi ruhiye ruken rukiye rumeysa rustem ruveyda ruya saadet
sabahat sabahattin saban sabiha sabite sabri sabriye sacide sadan sadettin sadik sadiye sadullah
safak saffet safinaz safinur safiye sahap sahide sahika sahin sahver saim sait sakine sakir salih
saliha salim salime salman samed samet sami samiye sanem saniye sare sarper satilmis satiye savas
saziment saziye sebahat sebahattin sebiha seckin seda sedat sefa sefaattin sefer sefika seher
sehime sehmuz sehnaz sehriban sekip selahattin selami selcen selcuk selda selim selin selma selman
selvi semih semiha semra semsettin semsi semsinur sena senar senay sencer senem sengul seniha
senol sera serafettin serap seray serdal serdar sergen serhan serhat serif serife serkan sermin
serpil serpin serra sertac servan servet serzan sevcan sevda sevder sevgi sevil sevilay sevim
sevinc sevket sevki sevtap sevval seyda seyfettin seyfi seyfullah seyhan seyhmus seyit seyithan
seyma seyran sezai sezen sezer sezgin sezin sibel sidar sidika sila simge sinan sinasi sinem sira
sirac sirin sirma sirvan sitki siyami soner songul sozdar suat suayip sude suheyla sukran sukriye
sukru sukufe sule suleyman sultan sumbul sumeyye suna sureyya suzan tacettin tahir tahire tahsin
talat talha talia tamay taner tansel tansu tarik tarkan tayfun taylan tayyar tayyibe tayyip tekin
tekincan temel teoman tevfik tevfika tevhide tezcan timucin timur tolga tolgahan tolunay toprak
toygar tuba tufan tugay tugba tugberk tugce tulay tulin tuncay tuncer turabi turan turgay turgut
turhan turkan turkay turker tursun ubeyde ubeydullah ufuk ugur ugurcan ulas ulku ulviye umay
umeyhan umit ummet ummu ummuhan ummuye umran umur umut unal unsal urfiye utku uzeyir vahap vahdet
vahide vahit vakkas varol vecdi vecihe vedat vedia vefa vehbi veli vesile vesim veysel veysi
vildan visam volkan vuslat welat xezal yadigar yagiz yagmur yahya yakup yakut yalcin yalin yaren
yasar yasemen yasemin yasin yavuz yavuzhan yekta yelda yeliz yesim yeter yetkin yigit yildiray
yildirim yildiz yilmaz yilmazcan yonca yucel yuksel yunus yunuscan yunusemre yurdagul yurdal yusa
yusuf yusufcan zafer zafercan zahide zahit zarif zarife zehra zehranur zekai zekeriya zeki zekine
zekiye zeliha zerda zerrin zeycan zeynel zeynelabidin zeynep zeyneti zeynettin zilan zinnet zisan
ziver ziya ziynet zozan zubeyda zubeyde zubeyir zubeyt zuhal zuhre zulal zuleyha zulfi zulfikar
zulfiye zulkarneyn zulkuf zumra zumrut
"""

_NEIGHBOURS = """
abbas abbud abd abdal abdalla abdallah abdel abdelaziz abdelhamid abdelkader abdelkarim abdelmajid
abdelrahman abdi abdirahman abdo abdu abdul abdulaziz abdulbaki abdulbari abdulbasit abdulfettah
abdulgani abdulhadi abdulhakim abdulhalim abdulhamid abdulhamit abduljabbar abdulkader abdullatif
abdulmajid abdulmecid abdulmecit abdulmelik abdulmuin abdulnasir abdulqader abdulrahim abdulrahman
abdulrezzak abdulsalam abdulsamed abdulselam abdulsettar abdulvahap abdulvahid abdulwahab
abdusselam abebe abed abir abu aburahman adel adham adil afaf afra ahlam ahlem aida aigul ainur
ainura aisa aisha aizada aizhan ajmal akbar alaa alaaddin alaeddin aleksandr aleksei aleksey
alexander alhasan alia alin almaz alya amadou amal aman amani amanullah amar amena amer amina
aminata amine amir amira amjad ammar amro anas anastasia andrey andrii anoud anwar anwer areej
arij arslan artem arwa aryan asad aseel asel ashraf asif asma asmaa assem ata ataullah atef atika
atiqullah avni awad awatif aya ayaan ayad ayan ayat ayda ayham ayman aynura azam azhar aziz aziza
azizullah azzam badr baha bahaa bahija bahira bakr bakyt balqis baqir baraa barakat barakatullah
basel basem bashar bashir basim basima basma basmala bassam bassel batoul batul bayan begimai
behrouz bijan bilel bilqis blessing bobur bohdan boushra bushra cheikh chidi chioma cholpon dalal
dalia daniel daniyar danya daoud dareen daria darin dariush david dawood deeb delil denys diaa
diala diana dilnoza dilshod dima dina diya dmitri dmitriy dmitry dmytro doaa dua dunya ebtisam
ehsan ehsanullah eid eihab ekaterina elaf elena elham emad eman emeka emmanuel enas esmat
esmatullah esther ezzat fadi fadil fadwa faez fahad faisal faith faiz faiza farah faraj fareed
farhad farhang farid farida faris farouk farrukh farzad farzana fatema faten fathi fatima fatin
fatme fatou fatoum fatuma fawaz fawzi fawziya fayez faysal fayza fazal fazel feras ferdous feruza
fida firas firyal fuad galina gassan gaysu ghada ghaith ghasem ghassan ghazal ghazi ghazwan ghina
ghofran ghulam gofran grace gufran gulab gulalai gulbara gulchehra gulmira gulnara gulnaz habbab
habib habiba habibullah hadeel hadi hadil hadiya hafez hafsa haidar haifa haifaa hajar hajer hakim
hala haled halid halida halima halimo halyna hamad hamada hamdan hamed hameda hamid hamida
hamidreza hamidullah hammoud hammud hamoud hamoude hanaa hanadi hanan haneen hani hanin
hashmatullah hasna hassan hatem hatim haya hayam hayat haytham hazar hazem heba hedil hediyye
hekmatullah hend heyam hiba hicham hidaya hind hirut hisam hisham hodan homayoun hossein houda
huda husam hussain hussam hussein hussien huthayfa ibaa ibrahem ibrahima ibtihal ibtisam idlib
ifrah iftikhar igor ihor ikramullah ilham imad iman imran inaam inam inas inayatullah ines intisar
iptisam iqbal irina iryna iskandar ismael israa issa issam ivan izzeddin jaafar jaafer jaber jalal
jamal james jamil jamila jamshed jamshid jana jannat jasem jasim jasur javad jawad jawid jihad
jihan john jomaa jomana joseph joud joumana joy juan juma jumaa jumana kadeeja kamal kamel kamila
kamilia kamran kanykei karam karim karima kasim kassem kateryna kaveh kawsar kawthar khadeeja
khadija khairiya khaldoun khaled khalid khalil khan khatera khawla khayal kholoud khuloud kinan
kinda kourosh laila lamia lamis lara larisa larysa latifa layal layan layla leen leila lilas
liliane linda lojain loubna luay lubana lubna ludmila lujain luna lutfullah lyudmila maan madina
maha mahboob mahbub mahdi maher mahmoud mahmud mahnaz mahsa mai maida maisa maissa majd majed
majida maksym malak malek malika mamadou manal manar mansoor mansour mansur marah maram mariam
mariia marwa marwan mary marya maryam maryan maryana masa masoud masoumeh masum mawlud maya maysa
maysaa maysoon mazen mazin mecid meerim mehdi mehran mehri mehyar menal merva mervan mervat merwan
methqal meyada meysa michael mihail mikhail milad mina mirwais moaz mohamad mohamed mohammad
mohammed mohanad mohibullah mohsen mojtaba mona monir mouaz mouna mounir moussa moustafa muayad
muaz muhamad muhammad muhannad muhyiddin muin mujahid mulham muna munir munira muntaha muntaser
munzir murad murtaza musab mustapha mutasem mutaz muthanna mykola nabil nabila nada nader nadera
nadia nadiia nadim naeem nael naela nafisa nagham nahed nahla naif naima najah najat najib najla
najwa namir naqibullah nargiza narmin nasim nasir nasr nasratullah nasreen nasrin nasrullah nasser
natalia nataliia nataliya navid nawaf nawal nawras nayef nazar nazgul nazha nazir nazira necva
negar nematullah ngozi niaz nibal nida nidal nihad nikolai nilufar nima nina nisreen nisrin
nisrine nizar nodira noor noora nooria nora nour noura nouri nuha nura nurcihan nurlan nurulhuda
obada obaida obaidullah obeida okba oksana oleh oleksandr oleksii olena olga olha omaima omar omid
omran orwa osama otabek othman oula ousama ousmane parisa parvin parwana parwin paul pavlo peter
petro peyman pouria precious qadir qais qamar qasem qasim qusai raafat rabab rabah rabea rabi
rabiaa radwan raed rafif raghad raghda raghida rahaf rahim rahma rahmat rahmatullah raja rajaa
rajab rakan ramadan ramah ramez rami ramia ramla rand randa rania rasha rashad rashid raslan
rasmiya ravda rawaa rawan rawda rawia rayan rayya razaan razan redwan reem reema rehab reham renad
reyhaneh reyyan reza rida riham rim rima rimah rimas rital riyad roba rohullah rojhat rola roman
roqaya rouba roula roya rozin ruba rula ruqaya ruslan rustam ruth saad saadia sabah sabina sabreen
sadeq sadiq saeed safa safaa safia safiya sahar sahira sahra said saida saif sajjad sakhi sakina
salah salahaddin salam salama saleha salem salihah salma saltanat salwa sama samah samaher samar
sameer samer samia samiha samir samira samiullah samuel sana sanaa sanjar sara sarah sardor sawsan
sayed sayid sefik seham selam selva semir sepideh sergei sergey serhii sevsen shaban shabnam shadi
shadia shafiq shafiqullah shahd shahed shaheen shahin shahnoza shahram shaima shaimaa shakib
shakila sham shams shamsullah sharif sharifa shefaa sheima sherin sherzod shireen shirin shirzad
shorouk shukria siamak siba sidra siham sima siraj sivar siwar snizhana soad sofiia sohail sohaila
soheila soraya souad spozhmai stepan suad sufyan suha suhail suhair suhayl suhayla sulaiman
suleima sumaya sumayya sumeya susan svetlana taha tahani tahmina tahrir taj talal taleb tamana
tamara tamer tammam taras tarek tareq tasnim tatiana tatyana tayeb taym tesfaye tesnim tetiana
thaer thamer thanaa tharwat torpekai tuqa turki uday udey ulugbek umida uthman vafa valentina
valentyna vasyl veda velid velit viktor viktoria vira vladimir volodymyr wael wafaa wahid wahida
wajdi wajih waleed wali walid warda warsame wasim wassim wesam wijdan wisam wissam yahia yalda
yamama yaman yamen yana yaqoub yara yasaman yaser yasir yasmin yasmine yassin yazan yevhen yezen
yonas younes yousef yousra youssef yulia yuliia yuri yurii yusra zabihullah zaher zahir zahra
zahraa zaid zain zaina zainab zainedin zakaria zaki zakia zakiya zalmai zaman zara zarghona
zarmina zein zeina zeinab zekeriyya zekvan zeynebe zhanna ziad zinaida ziyad ziyaddin zmarai zohal
zohra zoia zoya zubaida zuhair zuher zulaikha zulfa zulfiya
"""

_UNSURE = """
abd abu adalet adil agit ahlam alev alp altan altay aman anil aras arda arif arslan arwa arzu asaf
asli asma ata atlas aya ayan ayat aydan aydin azad azhar baha bahaa bahar bahoz baran baris basak
basel basima batul bayan bayram behcet beste bilge blessing bora buket bulut burak burhan can
candan celal cem cemre cengiz cennet ceren cevahir cihad cihan cinar cuma cumali cumhur damla
daniel david defne demet deniz derin dervis derya devran devrim diana dicle dilek dogan doruk dua
durak duran durdu durmus dursun duru duygu ecem eda edip efe efsane eid ekin ela elmas emel emin
emir ender engin erbil erdem eren esin evin evren evrim eylem eylul eyup faith fatih fazil fazilet
felek fethiye fida filiz firas firat galip gazi gizem gokce goksu gonca gonul grace gul guler
gunay gunduz gunes gungor guven haci hadi hak hakim hakki hala halis hani hanim hasret hatim hatun
hava hayat hayati hediye heval hicret hidayet hikmet hilal hind huma idil idlib ihsan ikbal ilgin
ilkay iman imge inam inanc inci ipek irfan irmak islam itir james jana jihad john joud joy kader
kahraman kamer kasim kerem khan kibar kinda kiymet koray kudret kurtulus kutlu kutsal lale lara
latif leen levent linda luna madina mahir mahsa mai makbul makbule maruf mary masa masal maya
mazlum medet medine melek menderes menekse mert meryemnur mete metin michael mila milad mina mine
miran muge muharrem muhterem muin mujde mukaddes mukerrem muradiye mutlu nada nadide nadir nail
narin nasim naz nazar nebi nefise nehir nese newroz nezaket nida nil nilufer nimet nina nizam nora
nur nurdan oguz olgun omerli omid onur ozan ozden ozge ozgur paul pembe peri petek peter pinar
polat precious qamar rahmat raja ramazan rana rand ravza rengin resit riza roman roya ruth ruya
saadet sabah saban sade sadik safa safak sahin sahra sakir salam salman sana sanem sara sarah
satilmis savas sebahat seckin seda sefa sefer seher selam selami selcuk selim selin selvi sena
serap serin servet sevda seven sevgi sevinc seyhan sezen sezgin sham sharif siba sila sima simge
sira sirin sirvan su sultan sumbul suna susan taj tarik tarkan tayfun tekin temel timur toprak
tuba tufan turan turgut turki tursun uday ufuk ugur ulas ulku umay umit umur umut unsal utku vafa
vahit varol veda vefa veli vesile volkan vuslat wali yadigar yagmur yakut yalin yaman yana yara
yaren yasar yavuz yazan yekta yeter yetkin yigit yildirim yildiz yilmaz yonca yucel yuksel zafer
zahir zaman zara zarif zeki ziya ziynet zumrut
"""

_SURNAMES = """
acar ahmadi ahmed akar akbari akbas akbulut akdemir akgul akin akkaya akkoc akkus akman aksakal
aksoy aksu aktan aktas akyol akyuz alahmad alali albayrak alhalabi alhalebi alhasan alkan
almuhammed alp alptekin altay altin altinisik altun altuntas amiri ardic arici arikan arslan
arslanoglu asik aslan ata atalay ates atmaca avci aydemir aydin aydinli aydogan aydogdu aygun
ayhan aykut aytekin azizi bagci bakir bakirci balaban balci baltaci baran basar basaran baskan
bayar baykal bayrak bayraktar bayram baysal bektas berber bilgic bilgin bilir bingol bondarenko
bostan bozdag bozdemir bozkurt bulut buyukkaya cakir cakmak caliskan camci can candan cankaya
cavus celebi celik cetin cetinkaya cetinkol cevik ceylan cicek cifci ciftci cil cinar coban cosar
coskun dag dagdelen dagli dal dalkilic darwish demir demirbas demirci demirel demirkan demirkiran
demiroz demirtas deniz dervis deveci dikmen dilek dimashqi dinc dincer dogan dogruyol donmez duman
durak duran durgun durmaz durmus dursun ece efe ekmekci elahmed elali elhasan elibol elmaci elmas
elmuhammed er eraslan erbas erbay erdem erden erdogan erdogdu eren ergin ergul ergun erguven erkan
erol ersoy ertas ertekin erten erturk esen eser evci firat gedik gencer gezer gok gokce goktas
goktepe guclu gul gulec gulen guler gumus gunay gunduz gunes guney gungor gungormez gur gurbuz
gurel gursoy guven guzel haddad haidari halabi halebi hallak hamad hamdan hamwi hancer hasan
hashimi hatip homsi hosgor hosseini huseyin ibrahim ileri ilgaz ilhan inan inci ipek isik ismail
ivanov ivanova kabak kahveci kalayci kalkan kandemir kapan kaplan kara karaaslan karabacak
karabulut karaca karadag karadeniz karaduman karagoz karagul karahan karakas karakaya karakoc
karakurt karakus karaman karatas karatay karimi kartal kasap kavak kaya kaygusuz kayhan kaymak
kaynak keles keser keskin khalaf kilic kilicaslan kilinc kirac kiraz kirbas kirmizi kizil
kizilkaya koc kocak kocaman koksal komurcu korkmaz kose kovalenko koyun koyuncu kucuk kucukkaya
kurnaz kurt kurtoglu kurtulus kus kutlu kuzu mahmut melnyk mercan mert metin mohammadi muhammed
mutlu nalbant narin naser nasser nazari nergiz noori oguz oktay olgun omar onal onder oner onur
oral orhan osman oz ozaydin ozbay ozbek ozcan ozdemir ozdil ozdogan ozen ozer ozgen ozgul ozgur
ozkan ozkaya ozmen ozsoy oztas oztop ozturk ozyurt pala pamuk parlak pekcan pekel peker petrenko
pinar polat rahimi rezai sabbagh sagiroglu saglam sahan sahbaz sahin sakar salman samman sanli
sarac sarikaya sarioglu savas sayar sehirli sener sengul sentepe senturk sert sevim sevinc seyh
sezer sezgin shami sheikh shevchenko simsek sonmez soydan soyer soykan soylu sozen sozer sucu
sultani suna suren tan tanriverdi tas tasci tasdelen tasdemir taskin tatar tatli tekcan tekeli
tekin tekinalp temel temiz temizer terzi tetik tilki toker tokgoz toksoz topal topcu topcuoglu
toprak topuz tore tosun tuna tunc tuncer turan turgut turk turker turkkan turkmen turkoglu tuzcu
tuzun ucak ucan ucar ugurlu ulas ulker ulu ulusoy unal unlu unver uslu ustun uyar uysal uzun
uzunoglu vardar varol vural yagci yakut yalcin yaldiz yalman yaman yanik yaprak yardimci yasar
yavuz yaylaci yazici yegin yelken yener yesil yesilkaya yesilyurt yigit yigitoglu yildirim yildiz
yildizhan yilmaz yolcu yorulmaz yousefi yuce yucel yuksel yurdakul yurt yurtsever yusuf yuvaci
zengin zeybek zeytun zorlu
"""

UNSURE: frozenset[str] = frozenset(_UNSURE.split())
GIVEN: frozenset[str] = frozenset(_TURKISH.split()) | frozenset(_NEIGHBOURS.split()) | UNSURE
SURE: frozenset[str] = GIVEN - UNSURE
#: Unsure ones that are hardly anything else behind a word for kin, "kocam ramazan", or before
#: another capital, "Yavuz Tanrıkulu".
FIRM: frozenset[str] = listed("""
adil aydan bora burhan cengiz cihan cuma derya dilek dursun emel emin ender erdem eren evren eyup
fatih fazilet fidan gonca gonul gulden hakki hasret hayati hediye hikmet inci ipek irfan kader
kenan kerem lale levent melek muharrem mutlu nadir nail nese nurdan nurten oguz okan onur orhan
ozge ozgur pinar ramazan recep resit riza saadet saban satilmis sefer seher selami selim serap
servet sevda sevgi sevinc sezen sezgin sirin songul sultan suna tarik tayfun tekin turgut ufuk
ugur umit vahit veli volkan yasar yavuz yeter yigit yilmaz zeki ziya
""")
SURNAMES: frozenset[str] = frozenset(_SURNAMES.split())

#: What Arabic and Persian given names are built of: Abdulbasit, Zabihullah, Şemseddin.
_GIVEN_SHAPE = re.compile(
    r"abd[aeiu][lrsnz]\w{3,}|\w{3,}ullah|\w{3,}(?:eddin|uddin|ettin)|mu?o?ham{1,2}[ae][dt]\w{0,2}"
)
_ARTICLED = either("""
    abdullah abed ahmad ahmed ali ammar assaf bakri bekir bekri casim cuma dervis ferec faraj
    haddad halabi halebi halef halid halil hamad hamed hamid hammud hasan hassan hatip hussein
    huseyin ibrahim isa jasim juma jumaa khalaf khaled khalid khalil khatib kurdi mahmud mahmoud
    masri misri muhammed mohammad mohammed musa mustafa najjar neccar nasser omar omer osman rashid
    resid said salem saleh salih sayed selim seyh shami sheikh suleyman turki yusuf zein
""")
#: Surnames that are nothing else: -oğlu, -enko, -zade, El- and Al- with an Arabic name.
_SURNAME_SHAPE = re.compile(
    rf"\w{{3,}}(?:oglu|enko|zade|zada|yeva|yev|ovic)|(?:el|al){_ARTICLED}\w{{0,2}}"
)


def is_given(plain: str) -> bool:
    """Whether it is a given name, perhaps also an ordinary word."""
    return plain in GIVEN or _GIVEN_SHAPE.fullmatch(plain) is not None


def is_sure(plain: str) -> bool:
    """Whether it is a given name and nothing else."""
    return plain in SURE or _GIVEN_SHAPE.fullmatch(plain) is not None


def is_surname(plain: str) -> bool:
    """Whether it is a surname that officers meet often, or is built as surnames are."""
    return plain in SURNAMES or is_surely_surname(plain)


def is_surely_surname(plain: str) -> bool:
    """Whether it is built as only surnames are."""
    return _SURNAME_SHAPE.fullmatch(plain) is not None
