"""Given names of Afghanistan, Iran, Central Asia, Azerbaijan and the Uyghurs, folded."""

from __future__ import annotations

from cases.masking.wordlists import listed

EASTERN = listed("""
abdijapar abdimalik abdukerim abdulla abdulsattar abdurasul abdurehim abdusemet abduweli ablikim
ablimit abliz abror adela adilbek adilet adkham afsana afzal ahmadreza ahmadshah ahmadullah
ahmadzia aibek aidai aigerim aisulu akbota akhtar akjol akmal akmaral aliaskar alibek alikhan
alimjan alisher aliya allaberdi allanazar altyn altynai altynay altyngul alymbek amangul amanmyrat
amanuddin amidullah aminullah amirmohammad anahita anara anargul annagul annamyrat anora ansar
anvar anvarjon aqila arailym arezo arezoo arezu arian ariana arifullah arman armin arsalan arsham
aruzhan arzo arzugul asadullah asef asem asilbek askar aslam aslbek asylbek atabek atamyrat
ataniyaz ateeq atefa atifa atiq atiqa avesta aybek aygerim aygozel aynabat aynurgul aysha ayshem
ayzada azadeh azamat azamatbek azima azita azizbek azizjon babur bagdagul baharak bahargul bahman
bahodir bahram bahrom bahtigul bahtiyor bakhodir bakhrom bakhtiyor baktash bakytbek banafsha baryal
basir basira batyr batyrmyrat begaly begmyrat begzod beheshta beheshte behnam behnaz behzad
bekbolot bekmurod bekzat bekzod benafsha berdibek bermet bibi bibigul bibijan bita botir botirjon
buhelchem chinara chingiz damir daryush dauren davood davron davronbek dawlat delaram delawar diba
dilafruz dilawar dilbar dildora dilfuza dilmurat dilmurod dilnavoz dilorom dilraba dilrabo dinara
diyora doniyor donya dovlet dovletmyrat dovran durdona durdygul durkhanai ebadullah edris ejegul
ekber elaha elaheh elchin eldar eldor elgun elman elmar elnara elnur elshan eltaf elxan emil enayat
erlan esmail esmira farahnaz farahnoz farangiz fardin fareshta farhod fariba farima farizoda
farkhod farkhunda farnaz farrokh farshad farshid farshta faryal farzaneh fatana fazila fazliddin
fereshta fereshteh ferozan feruz firoz firoza firuza fotima fraidoon freshta friba frozan gaukhar
ghafar ghafoor ghalip ghezal ghotai ghulamreza ghulja golnaz golshan gozel gulafroz gulandom
gulbahor gulbahram gulbakhor gulbostan gulbuddin gulchekhra gulfira gulghotai guli gulira guljahon
guljan gulmakai gulnabat gulnar gulnigar gulnisa gulnora gulnoza gulpari gulshan gulshoda gulsom
gulsora gulya gulyora gulzat gulzire gulzoda gurban gurbangul hafizullah haidari hamayun hamdam
hameedullah hamidjon hamrokul hanifullah hasanboy hashem hashmat hasibullah hasiyet hassina
hayatullah hedayat hedayatullah helay hengameh hilola homa homaira homayun horia horigul hormuhan
hosna hudayberdi humaira humayun hurshid husan husanboy ibragim ibrohim iftixor ikrom ilhamjan
ilhom ilhomjon ilkhom ilmira ilqar imamuddin inayat inobat islombek ismatullah ismayil ismoil jahan
jahangir jahanzeb jahongir jakhongir jaleh jaloliddin jamol jamoliddin janibek janyl jasurbek javid
javohir jawaid jawed jelal jelil jennet jeren jumagul jumaniyoz jyldyz kabir kakajan kamala kambiz
kamol kamola kamoliddin kamyar karimjon karimullah kawa kenul keyvan khadim khairullah khalida
khamid khamida khanum khasan khatira khilola khojasta khosrow khurshid khurshida khusan kiarash
kokogul komil komila kurbanjan kyial lachin lailoma latifullah laziza lida lobar lola lutfia
lutfulla madiyar mahbooba mahbuba mahdia mahfuza mahgul mahin mahliyo mahmudjon mahri mahrijemal
mahtab mahvash makhbuba makhmud malalai malalay maleeha maliha malokhat mamlakat mamutjan mandana
manizha manzura maqsood maral marat marhabo marina marjan marzia marziya masih masoma masooma
massoud massouda mastura masuda masuma matin mavjuda mavluda mehman mehmutjan mehrab mehraban
mehrangiz mehrdad mehriban mehriniso mehrnaz mehrnoosh memetjan memtimin merjen meruert mewlude
mihray mihrigul mitra mohaddeseh mohebullah mohichehra mohinur mohira mohsin mojgan mokhira mokhtar
morsal morteza motahar mozhdah mozhgan muborak muhabbat muhammadali muhammadjon muhayyo muhter
mujeeb mujtaba mukaddas mukhabbat mukhammad munavvar munisa muqaddas murod murodjon mushfiq
mushtaba myrat nafas nahid najia najibullah namiq nangyalai naqib narges nargess nargis nasibahon
nastaran natiq naweed nawid nazaneen nazanin nazdana nazia nazifa nazila nazokat neda negah negin
nigina nigora nika nilofar niloofar niloufar nodir nodirbek nooragha noorullah noorzia nosir nosrat
nozima nurali nurane nurbek nurgiza nuriddin nurislom nurjahon nurjan nurmemet nurmuhammad
nurmukhammad nurnisa nursultan obulkasim ogulbibi ogulgerek oguljan ogulnabat ogulsona ogultach
olim olima omerjan omidullah orazgul orazmyrat orifjon orkhan orxan orzigul osmanjan ovadan oybek
oydin oydinoy oygul oysha oyshe ozoda ozra parastoo pardis pari parida parizod parnian parvaneh
parvina parviz parween parwiz pashtana patem patigul patime payam pedram perhat peride perizat
perviz polatbek pooya pouya qadria qahramon qeyser qobil qodir qodirjon qudratullah qudsia qurban
rahela rahila rahile rahimullah rahmatjon rajabboy ramil ramin ramish ramzia rano rashed rasool
rasul ravshan ravshanbek razia rejepgul rena reshad reyhangul rinat rizvangul rizwangul roeya
rohila rohina rokhsar romal rona ronak rostam rovshan rovshen roxana rozi rozihan ruhullah
rustambek ruxshona ruxsora sabera sabohat sabrina sabuhi sadaf sadiya saeedeh safiullah saidakbar
sajide salamat saleem salohiddin samandar samander samim sanam sanjarbek sanobar saodat sapar saraj
sardorbek sarvar sarvinoz sarwar sayeda sediq sediqa sediqullah selbi sepehr serdarmyrat setara
setareh sevara sevinch seymur seypidin shabana shabir shafi shafiqa shafiullah shahlo shahrbanu
shahrzad shahzod shahzoda shakeela shakhlo shakhnoza shakhzod shakhzoda shakiba shamim shamsia
shamsuddin shaqayeq sharifullah sharof sharofat shayan shebnem shekiba shemshad shemshat sheragha
sherali shima shireli shoaib shodiya shogofa shohida shohret shohruh shoira shokhrukh shokria
shuhrat shuja shukhrat shukrullah shukufa siavash siddiqa siddiqullah sirajidin sirojiddin sitara
sitora sobir sobira soheil sohrab sojida somaya somayeh sonagul subhan subinur suhrob sukhrob
sultana surayyo tahirjan taiba taimur tajik tamanna tarana taraneh tazagul temur temurbek tewpiq
togrul tohir tohti tokhir toktobek tolib toryalai toxir tuniyaz turac tural turdi turgun turgunboy
turpikai tursunay tursunboy tursungul tursunjan tursunoy uktam ulviyya umarali umarjon umidjon
urmat usmon vazira vohid vuqar vusal waheeda wahidullah waisuddin wajiha wakil wasima weli xalida
xanim xayala yalkun yarmuhemmed yasinjan yasna yodgor younus yuldashbek yulduz yusupbek zafar
zafarjon zahed zakir zalmay zamira zamirbek zarghuna zarifa zarina zarlasht zarnigor zaur zeba
zebiniso zebo zeenat zekria zeynure zhanar zhyldyz ziaulhaq ziaullah zilola ziyod ziyoda ziyodullo
zubayda zuhra zuhriddin zulayho zulaykha zulfira zulfiyya zulkhumor zulpiye zulxumor zumret zunun
""")
