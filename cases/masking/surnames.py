"""Surnames that officers meet often, folded to ASCII lower case."""

from __future__ import annotations

from cases.masking.wordlists import listed

SURNAMES = listed("""
abacioglu abaza abbas abbasi abboud abdi abdirov abdo abdou abdulaziz abdulhamid abdulkader
abdullaev abdullah abdullahi abdulrahman abdulsalam abdurahmanov abed aboud abraha abu acar acha
acikgoz adel adeleke adeyemi adiguzel agca agha ahmad ahmadi ahmadzada ahmadzai ahmed ajami akar
akarca akarsu akbal akbari akbas akbulut akcay akdag akdemir akdogan akgul akhmedov akhmedova
akhtar akin akinci akkad akkaya akkoc akkurt akkus akman aksakal aksit aksoy aksu aktan aktas akyol
akyuz alabdullah alabed alagoz alahmad alahmed alali alavi alawi albay albayrak aldarwish aldeeb
alemu alhaj alhajj alhalabi alhalebi alhamad alhamid alhamoud alhariri alhasan alhassan alhusein
alhussein alibrahim aliev alieva alissa aliyev aliyeva aljasem aljasim aljassem aljundi alkan
alkhalaf alkhaled alkhalil alkhatab alkhatib alkurdi allaf almahmoud almasri almohamad almohammad
almousa almuhammed almustafa alnajjar alnasser alomar alp alpaslan alper alptekin alrashid alsaid
alsaleh alsalem alsayed alshami alsheikh alshikh altay altin altinisik altinkaya altinok altinsoy
altun altuntas alturk alyousef alzein amiri anik annayev antar apaydin arab arabi arafat aras ardic
aref arici arikan armagan armanazi arslan arslanoglu arslanturk artan asaad asad asadi asanov
asanova asik askar aslami aslan aslantas assaf assi ata atalay ataman ataoglu atas atassi atayev
atayeva ates atmaca atrash avci avsar awad ayaz aybar aydemir aydin aydinli aydinoglu aydogan
aydogdu aygul aygun ayhan ayik aykut ayoub aytekin ayyildiz ayyoub azak azimi azizi azzam babacan
babaev badawi bagci bakir bakirci bakirov bakkar bakr bakri balaban balci balde balkhi baltaci
bangura barakat barakzai baran barazi barut basak basar basaran bashir baskan basoglu batur bayar
bayati baykal bayoumi bayrak bayrakci bayraktar bayraktaroglu bayram bayramov bayramova baysal
baytar bazzi bedirhanoglu bek bekar bekele bekov bektas benli berber berdiyev beridze berk bicer
bilen bilgic bilgin bilir bingol bitar boga bolat bolukbasi bondar bondarchuk bondarenko boran
bostan bouazizi boyko boz bozan bozdag bozdemir bozdogan bozkir bozkurt bozo bozoglu budak bulut
burak buyukkaya buyukoglu cakir cakmak caliskan camara camci can canbaz candan cankaya canpolat
cavus cebeci celebi celik celiker cengiz cerit cetin cetiner cetinkaya cetinkol cevahir cevik
ceylan chaar charif cicek cicekci cifci ciftci cil cimen cinar cinkilic cisse civelek coban conkur
cosar coskun coulibaly culha dabbagh dabbas dag dagci dagdelen dagli dahan dal dalgic dalkilic
danylenko daoud darwesh darwich darwish dawood deeb dembele demir demiray demirbas demirbilek
demirci demirel demirer demirhan demirkan demirkiran demirok demiroz demirtas demirtekin deniz
denizci derin dermenci dervis deveci diab diaby diakite diallo dialo diarra diawara dikici dikmen
dilek dimashqi dinc dincel dincer diop dogan dogmush dogruyol dolidze donmez doumbia drame duman
dundar durak duran durgun durgut durmaz durmus durrani dursun durukan ece efe ekici ekinci ekmekci
elahmad elahmed elali elhalaf elhalil elhamad elhamis elhasan elhuseyin elibol elibrahim elisa
elkasim elmaci elmahmut elmali elmas elmuhammed elmuhammet elmustafa elomer elsalih elyusuf er
erarslan eraslan erbas erbay ercan erdal erdem erden erdinc erdogan erdogdu eren ergashev ergasheva
ergin ergul ergun erguven erik erkan erkaya erol ersoy ertas ertekin erten erturk esen eser evci
evren eze fadel faizi fakhri fakih faour farah faraj farooqi fattah fawaz fayad fedorov fedorova
firat fofana gassama gebremariam gebremedhin gebreselassie gecgel gedik gelashvili gencer gevorgyan
gezer ghafari ghafoori ghanem ghannam ghazali ghazi giorgadze girma gok gokalp gokce gokdemir
gokmen goktas goktepe grigoryan guclu gul gulacar gulec guled gulen guler guliyev guliyeva gulmez
gulsen gulsoy gumus gunay gundogan gundogdu gunduz gunel gunes guney gungor gungormez gur gurbanov
gurbanova gurbuz gurel gurkan gurses gursoy guven guzel guzelkaya habib habte hacioglu haddad
haddat hafez hafizi hagos haidar haidari hajiyev hajjar hajo hakimi hakobyan halabi halaf halebi
hallak hamad hamadi hamdan hamed hameed hamidi hammad hammadi hammoud hamo hamoud hamoudi hamwi
hamza hamzaoglu hanafi hancer hannan hariri harman haroun harutyunyan hasan hasanov hasanova hashem
hashemi hashim hashimi hasoun hassan hassani hassoun hatip hawari haydari helou herati hersi heval
hijazi homsi horani hosaini hosgor hosseini hotak hotaki hovhannisyan hrytsenko huseyin huseynov
huseynova hussain hussaini hussein husseini ibragimov ibrahim icoz idlibi ileri ilgaz ilhan inal
inan ince incekara inci ipek isbilir isik islamoglu ismail ismaili ismailov ismailova issa ivanenko
ivanov ivanova jabbour jaber jabr jafari jalali jalloh jamal jamali janabi japaridze jarrah jasem
jasim jawad jawadi jibril joubouri jouma jubouri juma jumaa jundi kaan kabadayi kabak kabbani kadro
kadyrov kadyrova kahveci kakar kalayci kalender kalkan kalyoncu kamara kanat kandemir kante kapan
kapanadze kaplan kara karaagac karaaslan karabacak karabas karabulut karaca karacan karadag karadas
karadeniz karaduman karaer karagoz karagul karahan karahasan karakas karakaya karakilic karakoc
karakoyun karakurt karakus karaman karamanli karapetyan karapinar karasu karatas karatay karatekin
karim karimi karimov karimova karimzada kartal kartaloglu kasap kasem kassab kassem kattan kavak
kavas kaya kayaalp kayabasi kayaci kaygisiz kaygusuz kayhan kaymak kaynak keita keles kemal keser
keskin keskinkilic kesler khachatryan khalaf khaled khalid khalil khalili khalilov khan kharchenko
khatab khatib khattab khoja kholmatov khoury khudair khutsishvili kidane kilani kilic kilicaslan
kilinc kilincarslan kinik kirac kiraz kirbas kirca kirkpinar kirmizi kizil kizilirmak kizilkaya
klymenko koc kocabas kocak kocaman kocaturk kocyigit koksal kolcu komurcu konate korkmaz korkut
kosar kose koseoglu kotan kouyate koval kovalchuk kovalenko koyun koyuncu kozlov kozlova kravchenko
kravchuk kucuk kucukkaya kucukoglu kurdi kurdo kurnaz kurt kurtoglu kurtulus kus kutlu kutluay
kuznetsov kuznetsova kuzu kuzucu kvaratskhelia lebedev levchenko lomidze lysenko mahamid mahmood
mahmoud mahmoudi mahmut maisuradze majeed makarov mamatov mamedov mamedova mammadov mammadova
mansoor mansour mansouri marchenko mardini maruf masoud masri matar mbaye mchedlishvili melnik
melnyk mendy mengistu mercan merhi mert metin mikhailov mikhailova miri mirza mirzaev mirzai
mkrtchyan mohamad mohamed mohammad mohammadi mohammed mohamud mohseni momand moradi moroz morozov
mosavi mostafa mousa mousavi moussa mubarak muhammad muhammed mulla murad mustafa mutlu mutluer
myradov nabhan nabiyev nacar nadir nahas nahhas najafi najar najjar najm nalbant naqib naqshbandi
narin nas naser naseri nasri nassar nasser nazari nazarov nazarova nazir ndiaye ndoye nergiz niang
nikitin nikitina niyazov noori nooristani noorzad noorzai normatov nouri novikov novikova nuaimi
nurmatov nuryyev nwosu obaid obaidi odabas ogut oguz okafor okeke okonkwo okoye oktay okuyan
olawale olcer olgun oliynyk olmez omar omari onal onat oncel onder onel onen oner ongun onur orabi
orak oral orazov orazova orhan orlov orlova oruc osman ospanov othman oz ozal ozaslan ozata ozaydin
ozbay ozbek ozbilgin ozcan ozcelik ozdal ozdas ozdemir ozden ozdil ozdogan ozdogru ozen ozer ozeren
ozgel ozgen ozgul ozgur ozhan ozkan ozkaya ozkaynak ozkurt ozmen ozsahin ozsoy oztas oztekin oztop
ozturk ozyildiz ozyilmaz ozyurt pala palabiyik pamuk parlak parlakkaya pasa pavlenko pavlov pavlova
pekcan pekel peker pektas petrenko petrosyan petrov petrova pinar piskin polat polatli polishchuk
ponomarenko popal popalzai popov popova qabbani qaderi qadir qasem qasemi qasim qasimi qassem
quliyev quraishi qureshi rabbani rahimi rahimov rahimova rahimzada rahman rahmani rajab rakhimov
rakhimova ramadan ramazani rashed rashid rashidi rasooli rasuli rasulov rauf razavi rezaei rezai
rezaie rezayi riahi rifai rojda romanov romanova rudenko rustami rustamov rzayev rzayeva saad saadi
sabagh sabbagh sadat sadeghi sadiq sadiqi safarov sagiroglu saglam sahan sahbaz sahin sahinkaya
sahinoglu saidov saidova sakar salamah saleh salehi salem salim salloum salman samadi samara samman
sane sanli sanogo sapmaz sarac sargsyan sarhan sarikaya sarioglu sariyildiz sarr sattarov savas
savchenko savchuk sawaf sayadi sayar sayed saygin sayid sayin seck sedighi sediqi sehirli selcuk
semiz sen sener sengul sentepe senturk senyurt sergeev sergeeva sert sesay sevim sevinc seyh sezer
sezgin shaaban shahab shaheen shahidi shahin shaker shakur shami shammari sharifi shawa shehadeh
sheikh shekho shevchenko shevchuk shikho shinwari shirzad shirzai shukri siddiq siddiqi sidibe
simsek sissoko sivri smirnov smirnova sohrabi sokolov sokolova soleimani solmaz somuncu sonmez
sonmezler sowe soydan soyer soykan soylu soysal sozen sozer stanekzai stepanov stepanova sucu suer
sukur sulaiman suleiman sultani sultanov sumbul suna suren suzer swid sy sydorenko sylla symonenko
tadesse taher taheri tahiri tajik taleb tamimi tan taner tanis tanriverdi tarakji tas tasbas tasci
tasdelen tasdemir tashkentov taskin taskiran tastan tatar tatli tavsan tawil tayyar tekcan tekdemir
tekeli tekgoz tekin tekinalp tekle temel temiz temizer tepe tercan terzi tesfaye tetik tezel thiam
tilki tiryaki tkachenko tkachuk tlass toker tokgoz tokmak toksoz tolu topal topaloglu topcu
topcuoglu toprak toptas topuz tore toshmatov tosun tosunoglu touray toure traore tsiklauri tufekci
tugrul tulek tumer tuna tunali tunc tuncel tuncer turan turgay turgut turhan turk turker turki
turkkan turkmani turkmen turkoglu tursunov tursunova tutar tuzcu tuzcuoglu tuzun ubaid ucak ucan
ucar ugurlu ulas ulker ulu uluc uludag ulusoy ulutas umarov umarova unal uner unlu unver ural
uregen urun uslu usmanov usmonov usmonova ustaoglu ustun ustundag uyar uysal uzer uzun uzunoglu
vardanyan vardar varol vasiliev vasylenko vatansever volkov vural wahid wahidi wakil wardak warsame
yagci yahya yakut yalcin yaldiz yalman yaman yanar yanik yapici yaprak yaqoob yaqoubi yardimci
yasar yavuz yaylaci yazdani yazici yegin yelken yener yesil yesildag yesilkaya yesilyurt yigit
yigitoglu yildiran yildirim yildiz yildizhan yilmaz yilmazer yilmazturk yolcu yorulmaz yousaf
yousef yousefi yousif yousofi youssef yousufi yousufzai yuce yucel yucesoy yuksel yuldashev
yuldasheva yunus yurdakul yurt yurtseven yurtsever yusuf yusufi yusufzai yusupov yusupova yuvaci
zadran zahedi zaher zahir zahra zaidan zakaria zakharov zamani zaynal zaytsev zeidan zengin zeybek
zeytun ziad zidan zokirov zorlu
""")
