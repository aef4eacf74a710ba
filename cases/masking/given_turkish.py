"""Given names of Turkey, Kurdish ones among them, folded to ASCII lower case."""

from __future__ import annotations

from cases.masking.wordlists import listed

TURKISH = listed("""
cabbar cagrihan hasim nezir nezire
abdulcebbar abdulcelil abdulgafur abdulkadir abdulkerim abdullah abdulmuttalip abdulsamet
abdulvahit abdurrahim abdurrahman abdurrezzak abidin abuzer adem adil adile adnan adviye afife agah
ahmed ahmet ahsen akay akgun akif alaattin aleyna ali alibey alican alihan alime alisan aliye alkim
alpagu alparslan alpay alper alperen altug arda arif arjin arzuhan arzum asena asim asiye asmin
asude asuman atakan atalay atila atilla attila ayan ayaz aybars ayberk aybike aybuke ayca aycan
aycin aydeniz aydogan ayfer aygen aygul aygun ayhan ayhatun aykut ayla aylin ayliz aymelek aynil
aynisa aynur ayper ayse aysegul aysel aysen aysenaz aysenur aysima aysun aytac aytekin ayten aytug
aytul ayza azat azime aziz azize azmi azmiye azra azru bahadir bahattin bahri bahriye bahtinur
bahtiyar balca balim barkin basel basri batikan batuhan baturalp bayramali bedia bedir bedirhan
bedrettin bedriye begum behice behiye behlul behzat bekir bekirhan belgin belinay belkis belkisa
belma benan bengisu bengu bensu beray bercem bercis beren berfin berfu beria beril berin beritan
berivan berk berkan berkant berkay berke berkin bermal berna berrin berru bertan besim besime besir
beste betul beyza bihter bilal bilgehan bilgen bilhan binnur bircan birgen birgul birkan birnur
birol birsen bora bozan bugra bukre bulent bunyamin burak burcak burce burcin burcu burhan
burhanettin buse busra busranur cafer cahit canan canberk candas caner caneren canip cankat cansel
cansin cansu cavidan cavit cebbar cebrail celal celaleddin celalettin celil cemal cemalettin cemil
cemile cenan cengiz cengizhan cetin cevat cevdet cevriye ceyda ceydanur ceyhun ceylan ceylin cigdem
cigerxwin cihad cihan cihangir cihat ciwan cuneyit cuneyt dagistan dahar daniel david davut delal
diana didem dilan dilara dilaram dilaver dilay dilber dilda dildar dilem dilge dilhan dilnur
dilovan dilruba dilsa dilsah dilsat dilvin dincer dirok dogac doganay dogancan dogukan dondu
dorukhan dudu durali durdane duriye dursune ebrar ebru ebubekir ebuzer ece ecenur ecrin ecrinnur
eda edanur edibe ediz eflin egehan ekinsu ekrem ela elanaz elanur elcin elif elife elifnaz elifnur
eliz elvan elvin emel emine emir emircan emirhan emrah emre emrecan emriye emrullah enderun enes
engincan enis enver eray erbay ercan ercument erdal erdem erdi erdinc erdogan eren ergin ergun
erhan erinc erkam erkan erkut erman erol ersagun ersan erselin ersin ersoy ersu ertac ertan ertug
ertugrul erva esat esengul esila esma esmanur esme esra estelle evindar eymen eyupcan ezgi ezo
fadik fadime fahrettin fahri fahriye faik faize faruk fatime fatma fatmagul fatmana fatmanaz
fatmanur fatos fazil fehim fehime fehmi fehmiye feramus feramuz feray fercan ferda ferdane ferdi
fergan ferhan ferhat ferhunde feride feridun ferih feriha ferit ferruh feryal fethi fettah fettane
fevzi fevziye feyyaz feyza feyzanur feyzi feyziye feyzullah figen fikret fikrettin fikriye filiz
firas firat firdevs firuze fitnat fuat fulya funda furkan gaffar galip gamze gani gazal gizem
gokalp gokay gokcen gokdeniz gokhan gokmen goksel goktug goncagul gozde grace gulay gulazer
gulbahar gulben gulbeniz gulbeyaz gulbin gulbiye gulcan gulcehre gulcicek gulcihan gulcin guldane
gulden guldeste guleda gulendam gulesen gulfem gulfer gulfidan gulhan gulhanim gulhayat gulistan
guliz gulizar gulkiz gullizar gullu gulnihal gulnur gulperi gulriz gulsa gulsade gulsah gulseli
gulsen gulseren gulsima gulsine gulsum gulsun gulsuna gulsunay gultekin gulten gulumser gulustan
guluzar gulver gulyuz gulzade gulzar gulzeynep gunal gunel guner gunhan guray gurbuz gurcan gurkan
gursel guzide guzin habbe habibe habil habip hacer hacire hadice hafize hakan hakkican haldun
halenur halide halil halime halis halise halit haluk hamdi hamdiye hamdullah hamide hamit hamiyet
hamza handan hande hani hanife harun haruncan hasan hasene hasibe hasip hatice havin havva havvanur
haydar haydarali haydarcan hayrettin hayri hayriye hayrullah hayrunnisa hazal hebun hejar helen
helin hemin hesna hevin hezal hezar hicran hidir hifsi hifzi hilal hilmi hilmiye hind hira hiranur
hiva hivda hizir hulki hulusi hulya humeyra huri huriye hursit husamettin huseyin huseyincan husna
husniye husnu huzeyfe ibrahim ibrahimcan ibrahimhalil idris ikbal ikranur ilayda ilber ilbey ilgaz
ilhami ilhan ilkay ilkcan ilkem ilker ilkin ilknur ilsu iltekin iltifat ilyas ilyasa ipeknur irem
irfan isa isfendiyar ishak isilay isinsu iskender ismahan ismail ismet ismetullah ismican ismigul
ismihan itri izel izem izettin izzet izzettin jale james jana jihad jinda jiyan john joud julide
kaan kadir kadircan kadirhan kadriye kamil kamile kamuran karya kayahan kayhan kayra kazim kemal
kemalcan kemalettin kenan kerem kerim keriman kerimcan kerime kevser kezban keziban koksal koray
korkut kubilay kubra kursad kursat kutay kutluhan laleh lalezar lara latif latife lavin leman
lerzan levent leyan leyla leylican lina linda lokman lutfi lutfiye lutfu lutfullah mahbube mahinur
mahir mahire mahmut mahsum mahsun maide maksude maksut mary mazhar mecit mecnun mediha mehcure
mehdi mehlika mehmet mehmetali mehmetcan mehmetemin mehmetsah mehtap mekki melahat melda meleknur
melih meliha melike meliksah melis melisa melissa meltem memduh memet memis memnune menaf mensur
mensure meral merdan merdo mergul merih mertcan mertkan merve meryem meryemgul mestan mesut mete
metehan mevlude mevlut michael midhat mihriban mihrican mihriye mikail minel mirac miray mirhat
mirkan mirnur mirsad mirza misbah mizgin mualla muammer muazzez muberra mucahit mucella mucteba
muge muhammed muhammet muhittin muhlis muhsin muhsine muhyettin mujgan mukadder mukremin mumtaz
munevver munip munire munise murat murathan mursel murside muruvvet musa musap muserref muslum
muslume mustafa mustecep mutalip muteber mutia mutlucan muyesser muzaffer muzafferiye muzeyyen naci
naciye nadire nafi nafia nafiye nafiz nagihan nahit nail naile naim naime nakiye nalan namik nasibe
nasreddin nasrettin nasuh nasuhi nazan nazif nazife nazik nazim nazime nazimiye nazire nazli
nazlican nazligul nazmi nazmiye nebahat nebi nebile nebiye necati necdet necibe necip necla
necmettin necmi necmiye nedim nedime nefel nergiz neriman nermi nermin nesibe nesim nesime neslihan
neslisah nesrin nevin nevra nevriye nevzat nezahat nezahet nezih nezihe nigar nihal nihan nihat
nilay nilgun nilsu nimet nimetullah nina nisa nisanaz nisanur niyazi nizamettin numan nupelda nuran
nuray nurbanu nurcan nureddin nurefsan nurettin nurgul nurgun nurhak nurhan nurhayat nuri nuriye
nursah nurseda nursel nurseli nursen nursena nursenem nursima nurten nurullah nurver nuseybe nusret
ogulcan oguzhan okan okancan okkes oktay olcan olcay omer omercan omerfaruk omid omurcan onat onder
onur onuralp onurcan orcun orhan orhun orkun osman osmancan oya oylum oytun ozalp ozay ozcan ozde
ozden ozge ozgen ozgenur ozgul ozkan ozlem oznur pakize paul pelda pelin pelinsu pelsin perihan
perran pervin peter piraye polat polatcan rabia rabianur rafet ragip rahime rahmetullah rahmi
rahmiye rahsan raif ramazancan rana rasim rasime rasit rauf rayif raziye recai recep recepali refia
refik refiye remzi remziye resat resit resmiye resul revan reyhan rezan rezzan ridvan ridvancan
rifat rifki rohan rohat rojbin rojda rojin ronahi ronayi roni rozarin rozerin rubar rubeyda ruchan
ruhi ruhiye ruhsar ruken rukiye rumeysa rustem ruveyda sabahat sabahattin sabiha sabite sabri
sabriye sacide sadan sadberk sadettin sadiye sadullah saffet safinaz safinur safiye sahap sahide
sahika sahver saim sait sakine salih saliha salim salime salman samed samet sami samime samiye
saniye sara sarah sare sarper sarya satiye saziment saziye sebahattin sebiha sedat sefaattin sefika
sehime sehlem sehmuz sehnaz sehriban sekip selahaddin selahattin selametin selami selcan selcen
selcuk selda selen selenay selim selime selin selma selman selvinaz semanur semih semiha semiramis
semire semra semsettin semsi semsinur sena senanur senar senay sencer senem sengul seniha senol
sera serafettin serap seray serdal serdar serdil sergen serhad serhan serhat serhildan serif serife
serkan serkut sermin serpil serpin serra sertac servan serzan seval sevban sevcan sevde sevder
sevgican sevgul sevil sevilay sevim sevket sevki sevtap sevval seyda seyfettin seyfi seyfullah
seyhmus seyit seyithan seyma seyran seyyide sezai sezen sezer sezin sharif sibel sidal sidar sidika
sila silan simal simten sinan sinasi sinem sirac sirma sirnaz sitki siyami siyar soner songul
sozdar suat suavi suay suayip sude sudem sudenaz suheda suhendan suheyla sukran sukriye sukru
sukufe sule suleyha suleyman sumeyra sumeyye suna sunay suphi sureyya suveyda suzan taceddin
tacettin tahir tahire tahsin taj talat talha talia talin tamay tamerlan taner tanju tansel tansu
tarcan tarik tarkan tayfun tayfur taylan tayyar tayyibe tayyip tekgul tekin tekincan teoman tevfik
tevfika tevhide tezcan timucin timur tolga tolgahan tolunay toygar tuana tuba tufan tugana tugay
tugba tugberk tugcan tugce tugrul tulay tulin tunahan tuncay tuncel tuncer turabi turgay turgut
turhan turkan turkay turker ubeyd ubeyde ubeydullah ugur ugurcan ulviye umeyhan umeyye ummahan
ummet ummihan ummu ummuhan ummuye umran umutcan unal unsal urfiye utku uzeyir vahap vahdet
vahdettin vahid vahide vahit vakkas varol vecdi vecihe vedat vedia vehbi velican vesim veysel veysi
vildan visam viyan volkan wali welat xece xelil xemgin xezal yade yagiz yagmurnur yahya yakup
yalcin yasemen yasemin yasin yavuz yavuzhan yekbun yelda yeldanur yeliz yener yesim yigitcan
yildiray yilmazcan yucel yunus yunuscan yunusemre yurdagul yurdal yusa yusuf yusufcan yusufhan
zafercan zahide zahir zahit zarife zehra zehranur zekai zekeriya zekine zekiye zelal zeliha zelihan
zennure zerda zere zeri zerin zerrin zeycan zeyneb zeynel zeynelabidin zeynep zeynepnur zeyneti
zeynettin zilan zinar zinet zinnet zisan ziver ziya zozan zubeyda zubeyde zubeyir zubeyt zuhal
zuhre zulal zuleyha zulfi zulfikar zulfiye zulkarneyn zulkuf zumra
""")
