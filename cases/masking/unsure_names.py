"""Given names that are also something else, and how much it takes to believe them."""

from __future__ import annotations

from cases.masking.wordlists import listed

#: Also ordinary words or places: they never count without a cue.
UNSURE = listed("""
abd abu adalet adam adil agit ahlam ahu aida akin alev alp altan altay aman amare amin amir anas
anil aras arda arif arslan arwa arzu asaf asil aslan asli asma assad ata atlas aya ayan ayat aydan
aydin azad azhar baha bahaa bahar bahoz baran baris basak basar basel basima batul bayan bayram
behcet berat bereket berrak beste beyan bilge bilgin blessing bora buket bulut burak burhan can
candan celal cem cemre cengiz cenk cennet ceren cevahir cicek cihad cihan cinar civan cudi cuma
cumali cumhur damla daniel david defne demet demir deniz derin dervis derya devran devrim diana
dicle dilek diyar doga dogan dogu doruk dua dunya durak duran durdu durmus dursun duru duygu ecem
eda edip efe efsane egemen eid ekin ela elmas emel emin emir ender engin erbil erdem eren erkin
esad eser esin evin evren evrim eylem eylul eyup ezel faith fatih fazil fazilet felek ferah fethiye
fida fidan filiz firas firat galip gaye gazi gizem gokce goksu gonca gonul grace gul gulce guler
gunay gunduz gunes gungor guven guzel haci hadi hak hakim hakki hala halis hani hanim hasret hatim
hatip hatun hava hawa hayat hayati hazan hediye heval hicret hidayet hikmet hilal hind huma huner
idil idlib ihsan ikbal ikram ilgin ilkay ilke iman imge inam inanc inci insaf ipek irfan irmak isik
isil islam itir james jan jana jihad john joud joy kader kahraman kamer karam kasim kaya kerem khan
kibar kinda kivanc kiymet konul koray kudret kumru kurtulus kutlu kutsal lale lara latif leen
levent linda luna lynn madina mahir mahsa mai makbul makbule manolya maruf mary masa masal maya
mazlum medet medine meis melek menderes menekse mercan mert meryemnur mete metin meva michael mila
milad milan mina mine miran misra muge muharrem muhterem muin mujde mukaddes mukerrem muradiye
mutlu nada nadide nadir nail nana narin nasim naz nazar nebi nefise nehir nergis nese nevruz newroz
nezaket nida nil nilufer nimet nina nino nizam nora nur nurdan oguz okyanus olgun omerli omid omur
onur oyku ozan ozden ozge ozgun ozgur pamuk paul pembe peri petek peter pinar polat poyraz precious
qamar rad rahmat raja ramazan rana rand ravza rengin resit riza roman roya ruth ruya saadet sabah
saban sade sadik safa safak sahel sahin sahra sakir salam salman sama sana sanem sara sarah sari
satilmis savas sebahat seckin seda sefa sefer seher selam selami selcuk selim selin selvi sena
serap serin servet sevda seven sevgi sevinc seyhan sezen sezgin sham sharif siba sila sima simay
simge sira sirin sirvan solmaz sonay su sultan sumbul suna susan taj tan tarik tarkan tayfun tekin
temel temmuz teona timur toprak tuba tufan tugra tuna turan turgut turki tursun uday ufuk ugur ulas
ulku umay umit umur umut unsal utku vafa vahit varol veda vefa veli vera vesile vira volkan vuslat
wali yadigar yagmur yakut yalin yaman yana yaprak yara yaren yasar yavuz yazan yekta yeter yetkin
yigit yildirim yildiz yilmaz yonca yucel yuksel yurtsever zafer zahir zaman zara zarif zeki ziya
ziynet zumrut
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
abd abu adalet alev aman asil asma ata atlas aya bahar basak bayram bereket beste beyan bulut can
cem cennet cicek cinar cuma damla demet demir derin dervis derya devrim doga dua dunya durak duran
duygu efsane egemen elmas emel emin engin eser evin evrim eylem ferah gazi gonca gonul guler gunduz
gunes guven guzel haci hadi hak hakim hakki hasret hava hayat hayati hazan hediye hicret huner
ikram ilke iman imge inanc inci irmak isik islam kader kahraman kamer kibar kiymet kudret kumru
kurtulus kutlu kutsal lale masa masal maya medine melek menekse misra mutlu nadir narin nazar nehir
nezaket nimet okyanus olgun ozan ozgun ozgur pamuk pembe pinar ravza ruya saadet sabah sade sari
satilmis savas seda sefa serin servet seven simay simge sira su sultan tan temel temmuz toprak
tufan turan umay veda vefa yana yaprak yara yeter yigit yildiz zafer zaman zumrut
""")

#: Shy ones that may well begin a sentence as a word: "Ayda bir", "Karım".
WORDLIKE = listed("""
alin alina alla almaz amina arkan arman arzum asim asude ayaz ayda azat aziz balim basim basma
besim besir bozan burcak burcu cemal ceylan delil dilber dina dondu dudu elvan erdi ergin faiz gani
gulden gullu gulsen gulsun gulumser gurbuz guzide halida hana hanin haris haya hayri hazar hazim
huda huri ilham ilkin iltifat izzet kabir kamil karim karima karya latife mahsun marta masum
maymuna mecnun memis mirac munir muslim muteber naif nazik nazir nevin oya oylum ozde petro revan
sabri said salah salma saltanat saniye sera sevil sevki seyran sirma soner sultana tahrir tezcan
tugay ummet umran vahdet yasin yener
""")

#: Names when they begin in capitals; without, they are often another word: "karım", "ayda".
SHY = listed("""
adel ahsen akgun alexander alin alina alisa alla almaz amina anna anton arkan arman arthur arzum
asim asude ayaz ayca ayda ayla ayten azam azat aziz balim basim basma bassam begum besim besir
bozan burcak burcu caner cemal ceylan davut delil demba diba dilan dilber dina dondu dudu ekber
elena elham elife elvan emil emine erdi ergin ersan fahri faiz farah fazal fehim firuze furat gamze
gani girma gulden gullu gulnar gulsen gulsun gulumser gurbuz guzide halida hamdan hana hanin haris
harun hasene haya hayri hazar hazim heba helen helin huda hulusi huri ihsane ilham ilhami ilkin
iltifat ilya imad imran isa izzet jad jasmin joseph juan kabir kadir kamal kamil karen karim karima
karya kerim kerime latife lina lola lulu mahsun maide mais maral maria marina marta martha masum
maymuna mays mecnun melda memis mesut mirac mona munir munise muslim muslum muteber nader nadim
nafi naif nasir nazif nazik nazir nazli nevin nihan olga oya oylum ozde pakize petro rahim rahme
ramadan rami resul revan reza rim sabri sadaf safiye said saim salah salma saltanat sami samuel
saniye sayid selen semsi sera sevil sevki seyran sirma solomon soner sultana taha tahir tahrir
talat taleb tamar taym tezcan tugay ummet umran vahdet victoria yalcin yasin yener zakir zeri
zerrin zeyneti
""")
