"""Given names of Turkey, Kurdish ones among them, folded to ASCII lower case."""

from __future__ import annotations

from cases.masking.wordlists import listed

TURKISH = listed("""
abdulcebbar abdulcelil abdulgafur abdulkadir abdulkerim abdullah abdulmuttalip abdulsamet
abdulvahit abdurrahim abdurrahman abdurrezzak abidin abuzer adalet adem adile adnan adviye afife
agah agit ahmed ahmet ahsen ahu akay akgun akif akin alaattin alev aleyna ali alibey alican alihan
alime alisan aliye alkim alp alpagu alparslan alpay alper alperen altan altay altug anil aras arda
arif arjin arzu arzuhan arzum asaf asena asim asiye asli asmin asude asuman atakan atalay atila
atilla atlas attila ayaz aybars ayberk aybike aybuke ayca aycan aycin aydan aydeniz aydin aydogan
ayfer aygen aygul aygun ayhan ayhatun aykut ayla aylin ayliz aymelek aynil aynisa aynur ayper ayse
aysegul aysel aysen aysenaz aysenur aysima aysun aytac aytekin ayten aytug aytul ayza azad azat
azime aziz azize azmi azmiye azra azru bahadir bahar bahattin bahoz bahri bahriye bahtinur bahtiyar
balca balim baran baris barkin basak basar basri batikan batuhan baturalp bayram bayramali bedia
bedir bedirhan bedrettin bedriye begum behcet behice behiye behlul behzat bekir bekirhan belgin
belinay belkis belkisa belma benan bengisu bengu bensu berat beray bercem bercis beren berfin berfu
beria beril berin beritan berivan berk berkan berkant berkay berke berkin bermal berna berrak
berrin berru bertan besim besime besir beste betul beyza bihter bilal bilge bilgehan bilgen bilhan
binnur bircan birgen birgul birkan birnur birol birsen bora bozan bugra buket bukre bulent bulut
bunyamin burak burcak burce burcin burcu burhan burhanettin buse busra busranur cafer cahit can
canan canberk candan candas caner caneren canip cankat cansel cansin cansu cavidan cavit cebbar
cebrail celal celaleddin celalettin celil cem cemal cemalettin cemil cemile cemre cenan cengiz
cengizhan cenk cennet ceren cetin cevahir cevat cevdet cevriye ceyda ceydanur ceyhun ceylan ceylin
cigdem cigerxwin cihad cihan cihangir cihat cinar civan ciwan cudi cuma cumali cumhur cuneyit
cuneyt dagistan dahar damla davut defne delal demet deniz dervis derya devran devrim dicle didem
dilan dilara dilaram dilaver dilay dilber dilda dildar dilek dilem dilge dilhan dilnur dilovan
dilruba dilsa dilsah dilsat dilvin dincer dirok diyar doga dogac dogan doganay dogancan dogukan
dondu doruk dorukhan dudu durali duran durdane durdu duriye durmus dursun dursune duru duygu ebrar
ebru ebubekir ebuzer ece ecem ecenur ecrin ecrinnur eda edanur edibe edip ediz efe eflin efsane
egehan egemen ekin ekinsu ekrem ela elanaz elanur elcin elif elife elifnaz elifnur eliz elmas elvan
elvin emel emin emine emir emircan emirhan emrah emre emrecan emriye emrullah ender enderun enes
engin engincan enis enver eray erbay erbil ercan ercument erdal erdem erdi erdinc erdogan eren
ergin ergun erhan erinc erkam erkan erkut erman erol ersagun ersan erselin ersin ersoy ersu ertac
ertan ertug ertugrul erva esat esengul eser esila esin esma esmanur esme esra estelle evin evindar
evren evrim eylem eylul eymen eyup eyupcan ezel ezgi ezo fadik fadime fahrettin fahri fahriye faik
faize faruk fatih fatime fatma fatmagul fatmana fatmanaz fatmanur fatos fazilet fehim fehime fehmi
fehmiye felek feramus feramuz feray fercan ferda ferdane ferdi fergan ferhan ferhat ferhunde feride
feridun ferih feriha ferit ferruh feryal fethi fethiye fettah fettane fevzi fevziye feyyaz feyza
feyzanur feyzi feyziye feyzullah fidan figen fikret fikrettin fikriye filiz firat firdevs firuze
fitnat fuat fulya funda furkan gaffar galip gamze gani gaye gazal gizem gokalp gokay gokce gokcen
gokdeniz gokhan gokmen goksel goksu goktug gonca goncagul gonul gozde gul gulay gulazer gulbahar
gulben gulbeniz gulbeyaz gulbin gulbiye gulcan gulcehre gulcicek gulcihan gulcin guldane gulden
guldeste guleda gulendam guler gulesen gulfem gulfer gulfidan gulhan gulhanim gulhayat gulistan
guliz gulizar gulkiz gullizar gullu gulnihal gulnur gulperi gulriz gulsa gulsade gulsah gulseli
gulsen gulseren gulsima gulsine gulsum gulsun gulsuna gulsunay gultekin gulten gulumser gulustan
guluzar gulver gulyuz gulzade gulzar gulzeynep gunal gunay gunduz gunel guner gunes gungor gunhan
guray gurbuz gurcan gurkan gursel guven guzide guzin habbe habibe habil habip hacer haci hacire
hadice hafize hakan hakki hakkican haldun halenur halide halil halime halis halise halit haluk
hamdi hamdiye hamdullah hamide hamit hamiyet hamza handan hande hanife hanim harun haruncan hasan
hasene hasibe hasip hasret hatice hatip hatun hava havin havva havvanur hayati haydar haydarali
haydarcan hayrettin hayri hayriye hayrullah hayrunnisa hazal hazan hebun hediye hejar helen helin
hemin hesna heval hevin hezal hezar hicran hicret hidayet hidir hifsi hifzi hikmet hilal hilmi
hilmiye hira hiranur hiva hivda hizir hulki hulusi hulya huma humeyra huner huri huriye hursit
husamettin huseyin huseyincan husna husniye husnu huzeyfe ibrahim ibrahimcan ibrahimhalil idil
idris ihsan ikbal ikranur ilayda ilber ilbey ilgaz ilgin ilhami ilhan ilkay ilkcan ilke ilkem ilker
ilkin ilknur ilsu iltekin iltifat ilyas ilyasa imge inanc inci ipek ipeknur irem irfan irmak isa
isfendiyar ishak isik isilay isinsu iskender islam ismahan ismail ismet ismetullah ismican ismigul
ismihan itir itri izel izem izettin izzet izzettin jale jinda jiyan julide kaan kadir kadircan
kadirhan kadriye kahraman kamer kamil kamile kamuran karya kayahan kayhan kayra kazim kemal
kemalcan kemalettin kenan kerem kerim keriman kerimcan kerime kevser kezban keziban kibar kivanc
kiymet koksal koray korkut kubilay kubra kudret kumru kursad kursat kurtulus kutay kutlu kutluhan
kutsal lale laleh lalezar latif latife lavin leman lerzan levent leyan leyla leylican lina lokman
lutfi lutfiye lutfu lutfullah mahbube mahinur mahir mahire mahmut mahsum mahsun maide makbul
makbule maksude maksut manolya maruf masal mazhar mazlum mecit mecnun medet mediha medine mehcure
mehdi mehlika mehmet mehmetali mehmetcan mehmetemin mehmetsah mehtap mekki melahat melda melek
meleknur melih meliha melike meliksah melis melisa melissa meltem memduh memet memis memnune menaf
menderes menekse mensur mensure meral mercan merdan merdo mergul merih mert mertcan mertkan merve
meryem meryemgul meryemnur mestan mesut mete metehan metin meva mevlude mevlut midhat mihriban
mihrican mihriye mikail mila mine minel mirac miran miray mirhat mirkan mirnur mirsad mirza misbah
misra mizgin mualla muammer muazzez muberra mucahit mucella mucteba muge muhammed muhammet muharrem
muhittin muhlis muhsin muhsine muhterem muhyettin mujde mujgan mukadder mukaddes mukerrem mukremin
mumtaz munevver munip munire munise muradiye murat murathan mursel murside muruvvet musa musap
muserref muslum muslume mustafa mustecep mutalip muteber mutia mutlu mutlucan muyesser muzaffer
muzafferiye muzeyyen naci naciye nadide nadir nadire nafi nafia nafiye nafiz nagihan nahit nail
naile naim naime nakiye nalan namik narin nasibe nasreddin nasrettin nasuh nasuhi naz nazan nazif
nazife nazik nazim nazime nazimiye nazire nazli nazlican nazligul nazmi nazmiye nebahat nebi nebile
nebiye necati necdet necibe necip necla necmettin necmi necmiye nedim nedime nefel nefise nehir
nergis nergiz neriman nermi nermin nese nesibe nesim nesime neslihan neslisah nesrin nevin nevra
nevriye nevruz nevzat newroz nezahat nezahet nezaket nezih nezihe nigar nihal nihan nihat nil nilay
nilgun nilsu nilufer nimet nimetullah nisa nisanaz nisanur niyazi nizam nizamettin numan nupelda
nur nuran nuray nurbanu nurcan nurdan nureddin nurefsan nurettin nurgul nurgun nurhak nurhan
nurhayat nuri nuriye nursah nurseda nursel nurseli nursen nursena nursenem nursima nurten nurullah
nurver nuseybe nusret ogulcan oguz oguzhan okan okancan okkes oktay okyanus olcan olcay olgun omer
omercan omerfaruk omurcan onat onder onur onuralp onurcan orcun orhan orhun orkun osman osmancan
oya oyku oylum oytun ozalp ozan ozay ozcan ozde ozden ozge ozgen ozgenur ozgul ozgun ozgur ozkan
ozlem oznur pakize pamuk pelda pelin pelinsu pelsin pembe peri perihan perran pervin petek pinar
piraye polat polatcan poyraz rabia rabianur rafet ragip rahime rahmetullah rahmi rahmiye rahsan
raif ramazan ramazancan rana rasim rasime rasit rauf ravza rayif raziye recai recep recepali refia
refik refiye remzi remziye rengin resat resit resmiye resul revan reyhan rezan rezzan ridvan
ridvancan rifat rifki riza rohan rohat rojbin rojda rojin ronahi ronayi roni rozarin rozerin rubar
rubeyda ruchan ruhi ruhiye ruhsar ruken rukiye rumeysa rustem ruveyda ruya saadet sabahat
sabahattin saban sabiha sabite sabri sabriye sacide sadan sadberk sadettin sadik sadiye sadullah
safak saffet safinaz safinur safiye sahap sahide sahika sahin sahver saim sait sakine sakir salih
saliha salim salime salman samed samet sami samime samiye sanem saniye sare sarper sarya satilmis
satiye savas saziment saziye sebahat sebahattin sebiha seckin seda sedat sefa sefaattin sefer
sefika seher sehime sehlem sehmuz sehnaz sehriban sekip selahaddin selahattin selametin selami
selcan selcen selcuk selda selen selenay selim selime selin selma selman selvi selvinaz semanur
semih semiha semiramis semire semra semsettin semsi semsinur sena senanur senar senay sencer senem
sengul seniha senol sera serafettin serap seray serdal serdar serdil sergen serhad serhan serhat
serhildan serif serife serkan serkut sermin serpil serpin serra sertac servan servet serzan seval
sevban sevcan sevda sevde sevder sevgi sevgican sevgul sevil sevilay sevim sevinc sevket sevki
sevtap sevval seyda seyfettin seyfi seyfullah seyhan seyhmus seyit seyithan seyma seyran seyyide
sezai sezen sezer sezgin sezin sibel sidal sidar sidika sila silan simal simay simge simten sinan
sinasi sinem sira sirac sirin sirma sirnaz sirvan sitki siyami siyar sonay soner songul sozdar suat
suavi suay suayip sude sudem sudenaz suheda suhendan suheyla sukran sukriye sukru sukufe sule
suleyha suleyman sultan sumbul sumeyra sumeyye suna sunay suphi sureyya suveyda suzan taceddin
tacettin tahir tahire tahsin talat talha talia talin tamay tamerlan taner tanju tansel tansu tarcan
tarik tarkan tayfun tayfur taylan tayyar tayyibe tayyip tekgul tekin tekincan temel teoman tevfik
tevfika tevhide tezcan timucin timur tolga tolgahan tolunay toprak toygar tuana tuba tufan tugana
tugay tugba tugberk tugcan tugce tugra tugrul tulay tulin tuna tunahan tuncay tuncel tuncer turabi
turan turgay turgut turhan turkan turkay turker tursun ubeyd ubeyde ubeydullah ufuk ugur ugurcan
ulas ulku ulviye umay umeyhan umeyye umit ummahan ummet ummihan ummu ummuhan ummuye umran umur umut
umutcan unal unsal urfiye utku uzeyir vahap vahdet vahdettin vahid vahide vahit vakkas varol vecdi
vecihe vedat vedia vefa vehbi veli velican vesile vesim veysel veysi vildan visam viyan volkan
vuslat welat xece xelil xemgin xezal yade yadigar yagiz yagmur yagmurnur yahya yakup yakut yalcin
yalin yaprak yaren yasar yasemen yasemin yasin yavuz yavuzhan yekbun yekta yelda yeldanur yeliz
yener yesim yeter yetkin yigit yigitcan yildiray yildirim yildiz yilmaz yilmazcan yonca yucel
yuksel yunus yunuscan yunusemre yurdagul yurdal yurtsever yusa yusuf yusufcan yusufhan zafer
zafercan zahide zahit zarif zarife zehra zehranur zekai zekeriya zeki zekine zekiye zelal zeliha
zelihan zennure zerda zere zeri zerin zerrin zeycan zeyneb zeynel zeynelabidin zeynep zeynepnur
zeyneti zeynettin zilan zinar zinet zinnet zisan ziver ziya ziynet zozan zubeyda zubeyde zubeyir
zubeyt zuhal zuhre zulal zuleyha zulfi zulfikar zulfiye zulkarneyn zulkuf zumra zumrut
""")
