"""Given names and surnames that officers write often, folded to ASCII lower case.

They help where a capital says nothing: lower-case typing, all capitals, names without a cue.
`UNSURE` are given names that are also ordinary words or places; they never count without a cue.
"""

from __future__ import annotations

import re

from cases.wordlists import either

_TURKISH = """
abdulkadir abdulkerim abdullah abdurrahman adem adnan agit ahmed ahmet akif alaattin ali alihan
alper alperen altan anil arda arif asim asli asuman atakan atilla attila ayberk aybuke aydan aygul
ayhan ayla aylin aynur ayse aysegul aysel aysen aysenur aysun ayten azad azat azize bahar bahattin
bahoz baran baris basak bayram bedriye behcet bekir belgin belma beren berivan berk berkay berna
berrin bertan besime beste betul beyza bilal bilge birgul birol birsen bora buket bulent burak
burcu burhan busra cafer cahit can canan cansu cavit celal celil cem cemal cemil cemile cemre
cengiz ceren cetin cevat cevdet ceyda ceyhun ceylan cigdem cihad cihan cihat cuma cumali damla
davut delal demet deniz derya devrim didem dilan dilara dilber dilek dilsah dogan dogukan doruk
duran dursun duygu ebru ece ecem eda efe ekrem ela elcin elif elvan emel emin emine emir emirhan
emrah emre ender enes engin enis enver ercan erdal erdem erdinc erdogan eren erhan erkan erol
ersin ertan ertugrul esat esin esma esra evren eyup ezgi fadime fahrettin fahri faruk fatih fatma
fatmanur fatos fehmi ferdi ferhat feride feridun fevzi feyza fikret fikriye filiz firat fuat funda
furkan gamze gizem gokce gokhan gonca gonul gozde gul gulay gulbahar gulcan gulcin guler gulhan
gulistan gulizar gulnur gulsah gulsen gulseren gulsum gulten gunay gunes gurkan guven habibe hacer
hakan hakki halil halime halit haluk hamdi hamide hamit hamza handan hande hanife harun hasan
hasibe hasret hatice hatun hava havva hayati haydar hayrettin hayriye hediye helin heval hevin
hicran hidayet hikmet hilal hilmi hulya huriye husamettin huseyin husnu ibrahim idris ilayda ilhan
ilkay ilker ilknur ilyas inci ipek irem irfan isa islam ismail ismet ismihan jiyan kaan kadir
kadriye kazim kemal kenan kerem kerim kerime kiymet koray kubra kursat lale latif latife leman
levent leyla lutfi lutfiye mahir mahmut mahsun makbule mazlum mediha medine mehmet mehmetcan
mehtap melahat melda melek melih meliha melike melis meltem memduh meral mert mertcan merve meryem
mesut mete metehan metin mevlut mine mizgin mualla muammer muazzez mucahit muhammed muhammet
muharrem muhittin muhsin muhterem mukadder munevver munire murat musa mustafa mutlu muzaffer
muzeyyen naci naciye nadide nadir nadire nafiye nagihan nahit nail naile naim naime namik naz
nazan nazif nazife nazim nazire nazli nazmi nazmiye nebahat necati necdet necla necmettin necmi
necmiye neriman nermin nese neslihan nesrin nevin nevzat newroz nezahat nigar nihal nihat nil
nilay nilgun nilufer nimet nisa nizamettin numan nur nuran nuray nurcan nurdan nurettin nurgul
nurhan nuri nuriye nursel nursen nurten oguz oguzhan okan oktay omer onder onur orhan orkun osman
ozan ozcan ozden ozge ozgul ozgur ozkan ozlem pakize pelin perihan pervin pinar polat rabia rafet
rahime rahmi rahmiye ramazan rana rasim rasit recai recep refik remzi remziye resit resul reyhan
rezan rezzan ridvan rifat riza rojda rojin ronahi ruken rukiye rumeysa saadet sabahat sabahattin
saban sabiha sabri sabriye sacide sadan sadettin sadik sadiye safak saffet sahap sahide sahin saim
sait sakine sakir salih saliha salim sami saniye satilmis savas saziye seda sedat sefa sefer
sefika seher sehmuz sehnaz selahattin selami selcuk selda selim selin selma selman semih semiha
semra semsettin semsi sena senay sencer senem sengul seniha senol serafet serafettin serap seray
serdar serhat serif serife serkan serpil serpin sertac servet sevcan sevda sevgi sevil sevilay
sevim sevinc sevket sevtap seyda seyfettin seyfi seyhan seyit seyma seyran sezai sezen sezer
sezgin sibel sidar sidika sinan sinem sirin sirvan soner songul sozdar suat sude suheyla sukran
sukru sule suleyman sultan sumeyye suna sureyya suzan tahir tahsin talat talha taner tansel tarik
tayfun taylan tayyip tekin temel teoman tevfik tezcan tolga tolgahan tuba tufan tugba tugce tulay
tulin tuncay tuncer turan turgay turgut turhan turkan ufuk ugur ulas ulku umit ummu ummuhan umran
umur umut unal utku vahap vahit vedat vehbi veli vesile veysel vildan volkan welat yadigar yagiz
yagmur yahya yakup yalcin yaren yasar yasemin yasin yavuz yeliz yesim yeter yetkin yigit yildiray
yildiz yilmaz yonca yucel yuksel yunus yurdagul yusuf zafer zahide zarife zehra zekai zekeriya
zeki zekiye zeliha zerrin zeycan zeynel zeynep zeynettin zilan ziya zubeyda zubeyde zubeyir zuhal
zulal zuleyha zulfikar zulfiye zulkuf zumrut
"""

_NEIGHBOURS = """
abbas abbud abd abdal abdalla abdallah abdel abdelkader abdi abdirahman abdo abdu abdul abdulaziz
abdulbaki abdulbasit abdulfettah abdulgani abdulhadi abdulhakim abdulhalim abdulhamid abdulhamit
abdulkerim abdullatif abdulmecid abdulmecit abdulmelik abdulmuin abdulnasir abdulrahim abdulrahman
abdulrezzak abdulsamed abdulsettar abdulvahap abdulvahid abed abir abu adel adil adnan afaf ahlam
aida aigul ainura aisa aisha aizada alaa alaaddin aleksandr alia alin alya amadou amal aman amani
amar amena amer amina aminata amine amir amira amjad ammar anas anastasia andrey andrii anwar
anwer areej arij arslan aryan asad asif asma asmaa ata ataullah atef avni awad aya ayad ayan ayat
ayaz ayham ayman aynur aynura azam aziz aziza azizullah azzam badr baha bahaa bakr bakyt baqir
barakat barakatullah basel basem bashar bashir basim basima basma bassam bassel batoul batul besir
bilel blessing bohdan bushra busra cafer dalal dalia daniyar daria darin dawood deeb delil diaa
dilnoza dilshod dima dina diya dmitri dmytro doaa dua eid ekaterina elaf elena emad eman emmanuel
emrullah enas enver esmat ezzat fadi fadil fadwa fahad faisal farah faraj fareed farhad farid
farida faris farouk farrukh farzana fatema fatima fatme fatou fawaz fawzi fawziya faysal fazel
feras ferhan feruza fida firas fuad galina gassan gaysu ghada ghaith ghassan ghazal ghazi gofran
grace gufran gulalai gulnara gulnaz habib habiba hadeel hadi hadil hafez hafsa haidar haifa hajar
hakim hala haled halid halida halil halima halyna hamad hamada hamed hamid hamida hammoud hammud
hamoud hamza hanaa hanan hani hanin hasna hassan hatem hatim haya hayat haytham hazem heba hediyye
hekmatullah hend heyam hiba hicham hilal hind hisam hisham hodan houda huda husam hussain hussam
hussein hussien ibrahem ibtihal ibtisam idlib ifrah igor imad iman imran inam inas ines intisar
iptisam iqbal irina iryna israa issa issam ivan izzeddin jaafar jaber jalal jamal jamil jamila
jamshed jamshid jana jasem jasim jawad jihad jihan john jomaa joseph joud juma jumaa kadeeja kamal
kamel kamila karam karim karima kasim kassem kateryna kawthar kevser khadija khaldoun khaled
khalid khalil khatera khawla khayal kinan kinda laila lamia latifa layan layla leila leyan lina
linda luay lubna ludmila lujain luna lyudmila maan madina maha mahbub mahdi maher mahmoud mahmud
mai maida maisa maissa majd majed majida malak malek malika mamadou manal manar mansour mansur
marah maram mariam mariia marwa marwan marya maryam maryan masoud masum mawlud maya maysa maysoon
mazen mecid mehdi mehri mervan merwan mevlude meyada meysa mihail mikhail milad mina miray mirwais
moaz mohamad mohamed mohammad mohammed mohanad mona monir mouaz mouna moussa moustafa muaz muhamad
muhammad muhammet muhannad muin mujahid muna munir munira munzir murad murtaza musab mustapha
mutaz muthanna mykola nabil nabila nada nader nadia nadim naeem nael nafisa nahed nahla naif najah
najib najla najwa nasim nasir nasr nasreen nasrin nasrullah nasser natalia nataliya navid nawaf
nawal nayef nazar nazir necmiye necva nesibe niaz nida nidal nina nisreen nisrin nizar nodira noor
noora nora nour noura nuha nur nura nurcihan nurlan nurulhuda obada obaida okba oksana oleksandr
olena olga omaima omar omran orwa osama otabek othman ousmane parisa parwin pavlo petro qais qasem
qasim rabah rabea rabi raed raghad raghda rahaf rahma rahmatullah rajaa rajab ramadan ramah ramez
rami ramia ramla rana rand rania rasha rashad rashid raslan ravda rawan rawda rayan razan redwan
reem reema refik renad reyyan reza rida rim rima rimas riyad roba rojhat rola rouba roula ruba
rukiye rula ruqaya rustam ruveyda saad saadia sabah sabina sadiq safa safaa safiya sahar said
saida saif sajjad salah salam salama salem salim salma salman salwa sama samah samar samer sami
samia samiha samir samira samiullah samuel sana sanaa sara sarah sardor sawsan sayed sayid sefik
selva semir sergei sergey serhii sevsen seyfullah shadi shadia shafiq shahd shaheen shaima shakib
shams shamsullah sherin sherzod shireen shirin shukria siba sidra sima siraj sivar siwar soad
sohail souad suad sufyan suha suhail suhair suhayl suhayla sulaiman sumaya sumayya sumeya susan
suzan svetlana taha tahani talal taleb tamer tarek tareq tasnim tayeb tesnim tetiana thaer tharwat
turki ubeyde uday udey umida uthman vafa vasyl veda velid velit vesim viktoria vladimir volodymyr
wael wafaa wahid waleed walid warda warsame wasim wassim wesam wisam yaman yamen yara yaser yasir
yasmin yasmine yassin yazan yevhen younes yousef youssef yulia yuliia yusra yusuf zabihullah zaher
zahir zahra zahraa zaid zain zaina zainab zakaria zaki zakia zaman zara zein zeina zekeriyya
zekvan zeynebe ziad ziyad zoya zuhair zuher zulaikha zulfiya
"""

_UNSURE = """
abd abu adil agit ahlam altan aman anil arda arif arslan asaf asli asma ata aya ayan ayat aydan
azad baha bahaa bahar bahoz baran baris basak basel basima batul bayram behcet beste bilge
blessing bora buket burak burhan can celal cem cemre cengiz ceren cihad cihan cuma cumali damla
demet deniz derin derya devrim dilek dogan doruk dua duran dursun duygu ecem eda efe eid ela emel
emin emir ender engin erdem eren esin evren eyup fatih fazil fida filiz firas firat gazi gizem
gonca gonul grace gul guler gunay gunes guven hadi hak hakki hala hani hasret hatim hatun hava
hayat hayati hediye heval hidayet hikmet hilal hind idlib ilkay iman inam inci ipek irfan islam
jana jihad joud kader kasim kerem kinda kiymet koray lale levent linda luna madina mahir mai
makbule maya mazlum medine melek mert mete metin milad mina mine muharrem muhterem muin mutlu nada
nadir nail nasim naz nazar nese newroz nida nil nilufer nimet nina nora nur nurdan oguz omerli
onur ozan ozden ozge ozgur pinar polat ramazan rana rand resit riza saadet sabah saban sade sadik
safa safak sahin sakir salam sana sara satilmis savas seda sefa sefer seher selami selcuk selim
selin sena serap serin servet sevda seven sevgi sevinc seyhan sezen sezgin siba sima sirin sirvan
su sultan suna susan tarik tayfun tekin temel tuba tufan turan turgut turki uday ufuk ugur ulas
ulku umit umur umut utku vafa vahit veda veli vesile volkan yadigar yagmur yaman yara yaren yasar
yavuz yazan yeter yetkin yigit yildiz yilmaz yonca yucel yuksel zafer zahir zaman zara zeki ziya
zumrut
"""

_SURNAMES = """
acar ahmadi ahmed akar akbari akbas akbulut akdemir akgul akin akkaya akkoc akkus aksakal aksoy
aksu aktas akyol akyuz alahmad alali albayrak alhalabi alhalebi alhasan alkan almuhammed alp altin
altun altuntas amiri arikan arslan aslan ata atalay ates avci ay aydemir aydin aydogan aydogdu
ayhan aykut azizi bakir balci baran bas basaran baskan bayrak bayraktar bayram baysal bektas
bilgic bilgin bingol bondarenko bozdag bozkurt bulut cakir cakmak can candan celik cetin cetinkaya
ceylan cicek cinar coban coskun dag dal darwish demir demirbas demirci demirel demirtas deniz
dervis dikmen dimashqi dincer dogan dogru dogruyol duman durak duran durmaz durmus dursun efe
ekinci elahmed elali elhasan elmas elmuhammed er erbas erdem erdogan eren ergin ergun erkan erol
ersoy ertas erturk esen gedik gezer gok gokce goktas guclu gul guler gumus gunay gunduz gunes
guney gungor gungormez gur gurbuz guven guzel haddad haidari halabi halebi hallak hamad hamdan
hamwi hasan hashimi hatip homsi hosseini huseyin ibrahim ilhan inan inci isik ismail ivanov
ivanova kalkan kaplan kara karaaslan karabulut karaca karadag karadeniz karagoz karahan karakaya
karakoc karakus karaman karatas karatay karimi kartal kaya kayhan kaymak kaynak keles keskin
khalaf kilic kilinc kirac kiraz kirmizi koc kocak kocaman koksal korkmaz kose kovalenko koyuncu
kucuk kucukkaya kurt kurtulus kus kuzu mahmut melnyk mohammadi muhammed mutlu narin naser nasser
nazari nergiz noori ocak oguz oktay omar onal onder oner onur oral orhan osman oz ozbay ozbek
ozcan ozdemir ozdil ozdogan ozen ozer ozgur ozkan ozkaya ozmen oztas ozturk ozyurt pala pamuk
parlak pekel peker petrenko polat rahimi rezai sabbagh sahin salman samman sarac sari sarikaya
savas sen sener sengul sevim seyh sezer sezgin shami sheikh shevchenko simsek sonmez soylu sozen
sultani suna tan tas tasci tasdemir tatar tekcan tekeli tekin temel temiz terzi tok toker toksoz
topal topcu toprak tore tosun tuna tunc tuncer turan turgut turk turker turkkan turkmen turkoglu
ucak ucar ulas ulker ulu ulusoy unal unlu uslu ustun uysal uzun uzunoglu vural yalcin yalman yaman
yanik yardimci yasar yavuz yazici yegin yener yesil yesilyurt yigit yigitoglu yildirim yildiz
yilmaz yorulmaz yousefi yuce yucel yuksel yurdakul yurt yusuf zengin zeybek zorlu
"""

UNSURE: frozenset[str] = frozenset(_UNSURE.split())
GIVEN: frozenset[str] = frozenset(_TURKISH.split()) | frozenset(_NEIGHBOURS.split()) | UNSURE
SURE: frozenset[str] = GIVEN - UNSURE
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
