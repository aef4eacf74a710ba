"""Given names that are also something else, and how much it takes to believe them."""

from __future__ import annotations

from cases.masking.wordlists import listed

#: Also ordinary words or places: they never count without a cue.
UNSURE = listed("""
abd abu adalet adam agit ahlam ahu aida akin alev alp altan altay aman amare amin amir anil aras
arslan arwa arzu asaf asil aslan asli asma assad ata atlas aya ayat aydan aydin azad azhar baha
bahaa bahar bahoz baran baris basak basar basima batul bayan bayram behcet berat bereket berrak
beyan bilge bilgin blessing buket bulut can candan cem cemre cenk cennet ceren cevahir cicek cinar
civan cudi cuma cumali cumhur damla defne demet demir deniz derin dervis derya devran devrim dicle
dilek diyar doga dogan dogu doruk dua dunya durak duran durdu durmus dursun duru duygu ecem edip
efe efsane egemen eid ekin elmas emin ender engin erbil erkin esad eser esin evin evren evrim eylem
eylul eyup ezel faith fatih fazilet felek ferah fethiye fida fidan gaye gazi gokce goksu gonca
gonul gul gulce guler gunay gunduz gunes gungor guven guzel haci hadi hak hakim hakki hala hanim
hasret hatim hatip hatun hava hawa hayat hayati hazan hediye heval hicret hidayet hikmet huma huner
idil idlib ihsan ikram ilgin ilke iman imge inam inanc inci insaf ipek irmak isik isil islam itir
jan joy kader kahraman kamer kasim kaya khan kibar kinda kivanc kiymet konul kudret kumru kurtulus
kutlu kutsal lale leen luna lynn madina mahsa mai makbul makbule manolya maruf masa masal maya
mazlum medet medine meis melek menderes menekse mercan mert meryemnur metin meva mila milad milan
mina mine miran misra muharrem muhterem muin mujde mukaddes mukerrem muradiye mutlu nada nadide
nadir nana narin nasim naz nazar nefise nehir nergis nese nevruz newroz nezaket nida nil nilufer
nino nizam nora nur nurdan oguz okyanus ola olgun omerli omur oyku ozan ozgun ozgur pamuk pembe
peri petek pinar poyraz precious qamar rad rahmat raja rama ramazan rand ravza rengin riza roman
roya ruth ruya ruzgar saadet sabah saban sabir sade sadik safa safak sahel sahin sahra sakir salam
sama sana sanem sari satilmis savas sebahat seckin seda sefa sefer seher selam selvi serin servet
sevda seven sevgi sevinc seyhan sezgin sham siba sima simay simge sira sirin sirvan solmaz sonay su
sultan sumbul susan tan temel temmuz teona toprak tugra tuna turan turki tursun uday ufuk ulas ulku
umay umit umur umut vafa veda vefa veli vera vesile vira vuslat yadigar yagmur yakut yalin yaman
yana yaprak yara yaren yasar yazan yekta yeter yetkin yigit yildirim yildiz yilmaz yonca yuksel
yurtsever zafer zaman cagri zara zarif zeki zia ziynet zumrut
""")

#: Unsure ones that are hardly anything else behind a word for kin, "kocam ramazan", or before
#: another capital, "Yavuz Tanrıkulu".
FIRM = listed("""
adil aydan berat bora burhan cengiz cihan cuma derya dilek dursun emel emin ender erdem eren evren
eyup fatih fazilet fidan gonca gonul gulden hakki hasret hayati hediye hikmet inci ipek irfan kader
kenan kerem kivanc lale levent melek muharrem mutlu nadir nail nese nurdan nurten oguz okan onur
orhan oyku ozge ozgur pinar poyraz ramazan recep resit riza saadet saban satilmis sefer seher
selami selim serap servet sevda sevgi sevinc sezen sezgin sirin songul sultan suna tarik tayfun
tekin turgut ufuk ugur umit vahit veli volkan yasar yavuz yeter yigit yilmaz zeki ziya
""")

#: Unsure ones so common that a capital in mid-sentence says nothing: "İslam", "Hayat".
COMMON = listed("""
abd abu adalet alev aman asil asma ata atlas aya bahar basak bayram bereket beyan bulut can cem
cennet cicek cinar cuma damla demet demir derin dervis derya devrim doga dua dunya durak duran
duygu efsane egemen elmas emin engin eser evin evrim eylem ferah gazi gonca gonul guler gunduz
gunes guven guzel haci hadi hak hakim hakki hasret hava hayat hayati hazan hediye hicret huner
ikram ilke iman imge inanc inci irmak isik islam kader kahraman kamer kibar kiymet kudret kumru
kurtulus kutlu kutsal lale masa masal maya medine melek menekse misra mutlu nadir narin nazar nehir
nezaket okyanus olgun ozan ozgun ozgur pamuk pembe pinar ravza ruya saadet sabah sade sari satilmis
savas seda sefa sefer serin servet seven simay simge sira su sultan tan temel temmuz toprak turan
umay veda vefa yana yaprak yara yeter yigit yildiz zafer zaman zumrut
""")

#: Shy ones that may well begin a sentence as a word: "Ayda bir", "Karım".
WORDLIKE = listed("""
alin alina alla almaz amina arkan arman arzum asim asude ayaz ayda azat aziz balim basim basma
besim besir bozan burcak burcu ceylan delil dilber dina dondu dudu elvan erdi ergin faiz gani
gulden gullu gulsen gulsun gulumser gurbuz guzide halida hana hanin haris haya hayri hazar hazim
huda huri ilham ilkin iltifat izzet kabir kamil karim karima karya latife mahsun marta masum
maymuna mecnun memis mirac muslim muteber naif nazik nazir oya oylum ozde petro revan sabri said
salah salma saltanat saniye sera sevil sevki seyran sirma soner sultana tahrir tezcan tugay ummet
umran vahdet yasin yener
""")

#: Names when they begin in capitals; without, they are often another word: "karım", "ayda".
SHY = listed("""
adel adil ahsen akgun alexander alin alina alisa alla almaz amina anna anton arda arif arkan arman
arthur arzum asim asude ayan ayaz ayca ayda ayla ayten azam azat aziz balim basim basma bassam
begum berk besim besir beste bora bozan burcak burcu caner cemal cengiz ceylan cihan daniel david
davut delil demba diana diba dilan dilber dina dondu dudu ece eda ekber ela elena elham elife elvan
emel emil emine emir erdem erdi eren ergin ersan fahri faiz farah fazal fazil fehim filiz firat
firuze furat galip gamze gani girma gizem grace gulden gullu gulnar gulsen gulsun gulumser gurbuz
guzide halida halis hamdan hana hani hanin haris harun hasene haya hayri hazar hazim heba helen
helin hilal hind huda hulusi huri ihsane ikbal ilham ilhami ilkay ilkin iltifat ilya imad imran
irfan isa izzet jad james jana jasmin john joseph juan kabir kadir kamal kamil karen karim karima
karya kerim kerime lara latif latife levent lina linda lola lulu mahir mahsun maide mais maral
maria marina marta martha mary masum maymuna mays mecnun melda memis mesut mete michael mira mirac
mona muge munir munise muslim muslum muteber nader nadim nafi naif nail nasir nazif nazik nazir
nazli nebi nevin nihan nimet nina olga omid onur oya oylum ozde ozden ozge pakize paul peter petro
polat rahim rahme ramadan rami rana resit resul revan reza rim sabri sadaf safiye said saim salah
salma salman saltanat sami samuel saniye sara sayid selcuk selen selim semsi sena sera serap sevil
sevki seyran sezen sharif sila sinem sirma solomon soner sultana suna taha tahir tahrir talat taleb
tamar tayfun taym tekin tezcan timur tuba tufan tugay ugur ummet umran unsal utku vahdet varol
victoria wali yalcin yasin yavuz yener yucel zahir zakir zeri zerrin zeyneti ziya
""")
