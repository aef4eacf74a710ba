"""Given names of Syria, Iraq and their neighbours, as Turkish and English clerks spell them."""

from __future__ import annotations

from cases.masking.wordlists import listed

ARABIC = listed("""
aamir abbas abboud abbud abdal abdalla abdallah abdel abdelaziz abdelbaset abdelfattah abdelhadi
abdelhakim abdelhamid abdelkader abdelkarim abdelmajid abdelmonem abdelnaser abdelqader abdelrahim
abdelrahman abdelrazzaq abdelsalam abdelwahab abderrahim abderrahman abdi abdirahman abdo abdou
abdu abduh abdul abdulaziz abdulbaki abdulbari abdulbasit abdulcabbar abdulfettah abdulgani
abdulhadi abdulhakim abdulhalik abdulhalim abdulhamid abdulhamit abdulhay abdulhey abduljabbar
abdulkader abdulkarim abdullatif abdulmajid abdulmalik abdulmecid abdulmecit abdulmelik abdulmenaf
abdulmonem abdulmuin abdulmunim abdulnaser abdulnasir abdulqader abdulrahim abdulrahman abdulrazak
abdulrezzak abdulsalam abdulsamed abdulselam abdulsettar abdulvahap abdulvahid abdulwahab
abdussamed abdusselam abebe abed abeer abida abir ablah aburahman adawiya adeeb adeela adel adham
adib adiba adil adila adnane afaf afnan afra ahlem ahmaad ahmad ahmd aigul aiman ainur ainura aisa
aisha aishah aizada aizhan ajmal ajwad akbar akeel akef akila akram alaa alaaddin alaaeddin
alaeddin alawi aleem aleksandr aleksei aleksey alexander alhasan alia alin aliyah aliyya almaz alya
amaal amadou amal amani amanullah amany amar amara amatullah ameen ameena ameera amena amer amidah
amina aminah aminata amine amira amirah amjad amjed ammar ammouna amna amneh amro anaam anas
anastasia andrey andrii aneesa anis anisa annoud anoud anour anwar anwer aous aqeel areeb areej
aref arfan arij arkan arqam artem aruva aryan asad aseel aseela asel ashraf ashwaq asif asiya asmaa
asmahan assem atallah ataullah atef atheer athir atika atiqullah atiyah avni awab awad awal awatef
awatif awes awras ayaan ayad ayah ayan ayda ayed ayham ayhem ayman aymen aynura ayoub ayoush ayyash
ayyub azam azimullah aziz aziza azizullah azza azzam azzeddine badr bahauddin bahija bahira bakr
bakyt balqis baqer baqir baraa baraah barakah barakat barakatullah barea barhoum baryalai basel
basem bashaer bashar bashir bashira basil basim basimah basma basmala bassam bassel bassem bassima
batool batoul bedour beesan begimai behrouz beker belal belqis bera beshir besima bessam bijan
bilel bilqis bisan bobur bohdan bothayna boushra boutaina busayna bushr bushra buthaina buthayna
caber cabir casim casir cevad cheikh chidi chioma cholpon cuheyna cumana cumua cuneyd dahlia dakhil
dalal dalia dania daniah danial daniel daniyar danya daoud dareen darein daria darin dariush daud
david dawood dawoud deeb deema delil denys dergham dhiaa dhuha diaa diab diala diana dilnoza
dilshod dima dina dirar diya diyala diyana dmitri dmitriy dmitry dmytro doaa doha douaa douha duaa
duha dunia durra ebaa ebraheem ebtehal ebtisam efrah eftikhar ehab eham ehmed ehsan ehsanullah
eihab ekaterina elaf elena elham elias eliyas elmira emad emadeddin eman emani emced emeka emmanuel
enaam enas enaya eqbal esmat esmatullah esraa esref essa essam esther ezzaldin ezzat ezzeddin
fadela fadhil fadi fadia fadil fadila fadiye fadl fadwa faez fahad fahd fahed fahim fahima faihaa
fairouz fairuz faisal faiz faiza fajr fakher fakhri fakhriya falah falak faleh farah faraj fareed
fares farha farhad farhan farhang farid farida fariha fariq faris farooq farouk farouq farrukh
farzad farzana fateh fatema faten fathallah fathi fathia fathiya fatihah fatima fatimah fatimeh
fatin fatiye fatme fatou fatoum fatta fattah fattouh fatuma fatumah fauzia fawaz fawzi fawzia
fawziya fayez fayhaa fayrouz faysal fayyad fayza fazal fazel fehd fehed feras feraz ferdous ferec
ferhad feruza fevziyye feyruz feysal fidaa firas firyal fouad fuad fuada furat gaith galal galia
galina gasan gassan gays gaysu gazwan ghada ghadeer ghadir ghaidaa ghaith ghalia ghalib ghaliya
ghanem ghanim ghasem ghassan ghazal ghazi ghazwan gheith ghiath ghidaa ghilan ghina ghofran ghosoun
ghufran ghulam ghusoun ghyath giyas gofran goran grace gufran gulab gulalai gulbara gulchehra
gulmira gulnara gulnaz haala habbab habeeb habeeba habib habiba habibullah hadeel hadia hadil
hadiya hadiyah hafeez hafez hafsa hafsah haidar haider haifa haifaa haitham hajar hajer hajir hajra
hakeem halaf halah haled haleema halef halid halida halima halimah halimo hallum halyna hamad
hamada hamda hamdah hamdan hamde hamed hameda hameed hamid hamida hamidah hamidreza hamidullah
hammad hammada hammam hammoud hammud hamoud hamoude hamud hamzah hamzeh hana hanaa hanadi hanan
handal haneefa haneen hani hania hanif hanifa hanin hannan haris harith haroon haroun hasanah hasen
hashmatullah hasib hasiba hasna hasnaa hassaan hassan hassoun hatem hawraa haya hayam hayder hayfa
hayla haysam haytham hayyan hazar hazem hazim heba hebatullah hedil hediyye hekmat hekmatullah hend
hesen hesham heyam heyfa heysem hiba hibatullah hicham hidaya hikmat hilala hind hirut hisam hisham
hiyam hodan hodayfa homam homayoun hosam hossam hossein houda houria hozan hsen huda hudayfa
hudeyfe hudhaifa hudhayfa humam humayra huriya husain husam husameddin husayn huseen husen huseyn
hussain hussam hussein husseyn hussien huthaifa huthayfa huvayda huveyda ibaa ibraheem ibrahem
ibrahima ibrahm ibtihal ibtisam idrees idriss ifrah iftikhar igor ihab ihor ihsane ikhlas
ikramullah ilaf ilgar ilham ilyass imad imane imdad imed imran imtithal inaam inas inaya
inayatullah ines intisar iptisam iqbal irina iryna isam isbal ishraq iskandar ismaeel ismaeil
ismael ismaiel ismat isra israa issa issam ivan iyad iyas izdihar izzat izzeddin jaafar jaafer
jaber jabir jabr jad jafar jaidaa jalal jaleel jalil jalila jamal jamaleddin jamalia jameel jameela
james jamil jamila jamshed jamshid jana janan janat jannah jannat jasem jasim jasmin jassem jassim
jasur javad jawad jawaher jawdat jawid jehad jenna jihad jihan jihane jinan john jomaa jomana
joseph joud joudi joumana jouri juan jubran judi juma jumaa jumah jumana juwairia kadeeja kaltoum
kamal kamel kamila kamilia kamla kamran kanaan kanykei karam kareem kareema karim karima karimah
karmel kasem kassem kateryna kaukab kaveh kawkab kawsar kawthar kays kenana kenda khadeeja khadija
khadijah khadra khair khairallah khairi khairiya khalaf khaldiya khaldoun khaled khaleel khalef
khalid khalidah khalil khalisa khallaf khamis khansa khatera khawla khayal khayrallah khitam khled
khodr kholoud khouloud khuder khudr khuloud khulud kifah kinan kinana kinde kourosh kousai kubat
kulthum kusay kutayba kuteybe laila laith lamar lamees lames lamia lamis lamya lamyaa lana lara
larisa larysa latifa latifah layal layan layane layla layth leila leith lema levla leys lian lilas
liliane linda liyan loay lojain louai louay loubna lougain loujain luay lubaba lubana lubna lubnah
ludmila luey lujain lujayn lulu lutfiyya lutfullah lyudmila maab maali maamoun maan maarouf maaz
mabrouk mabrouka macid macide maha mahamad mahammad mahboob mahbub mahdi maher mahira mahmod
mahmood mahmoud mahmud mahnaz mahroos maida maimouna mais maisa maisaa maisoon maissa majd majda
majdi majdoleen majed majeda majid majida makarem makka makki maksym malaak malak malakah malath
malek maleka malika mamadou manaf manahil manal manar mansoor mansour mansoura mansur marah maram
mareb mariah mariam mariia mariya mariyam marouf marwa marwah marwan mary marya maryam maryan
maryana maryem masaad masood masoud masouma masoumeh masum mawlud mayada mayadah mays maysa maysaa
maysam maysoon maysun mazen mazin mecd mecdi mecid medyen meerim mehdi mehmed mehmud mehran mehri
mehyar menal merva mervan mervat merwan meryam methqal meyada meys meysa mezin mhmd michael mihail
mikhail mimouna mira miral mirwais mishaal mishal moatasem moataz moayad moaz mohamad mohamdullah
mohamed mohamet mohammad mohammed mohamud mohanad mohanna mohannad mohanned mohibullah mohiddin
mohieddin mohmad mohmmed mohsen moiz mojtaba momen mona monaf monia monir monzer motaz mouaz
mouhamad mouhammad moumen mouna mounir mounira mounzer moussa moustafa moutaz muaad muaath muadh
muataz muaviye muayad muayyad muaz mubarak mueyyed muhab muhamad muhamed muhammad muhanad muhannad
muhanned muhib muhsen muhyeddin muhyiddin mujahid mujib mulham muna munaf munayf mundhir muneer
muneera munib munif munir munira munirah muntaha muntaser muntasir munther munzer munzir murad
murhaf murtaza musab mushira mushtaq musleh muslem muslim mustapha mustefa mustfa mutasem mutaz
mutez muthanna mutlaq muzna mykola naaman nabeel nabeela nabegh nabih nabiha nabil nabila nadeem
nadeen nader nadera nadia nadiia nadim nadira nadwa naeem nael naela nafea nafee nafisa nagham
nahar nahed nahida nahla naif naima najah najat najd najeeb najem naji najib najiba najiya najla
najm najma najwa najwan namir naqibullah nargiza narjes narjis narmin naseem naser nashwa nasib
nasiba nasima nasir nasr nasratullah nasreen nasrin nasrullah nasser natalia nataliia nataliya
natalya navid nawaf nawal nawar nawfal nawras nawwaf nayef nayfa nayif nazeer nazem nazgul nazha
nazir nazira neamat necva nedal negar neima nemat nematullah nermeen nesma nesreen nevaf neval
nevar nevvaf nezar ngozi niaz nibal nibras nidaa nidal niema nihad nikolai nilufar nima nimah nimer
nina nisar nisreen nisrin nisrine nizar nodar nodira nooh noor noora nooraldeen nooria norhan nouf
nouhad nour noura noural nouran noureddin nourhan nouri noush nouzha nuha nujoud nura nurcihan
nuriman nurin nurlan nurulhuda nuwaira obada obaid obaida obaidullah obayda obeida odai oday ohood
okba oksana oleh oleksandr oleksii olena olfat olga olha omaima omair omama omar omaya omid omran
orabi orwa osaid osama osamah otabek othman oubada oubai oubay oula ousama ousmane oussama outhman
owais parisa parvin parwana parwin paul pavlo peter petro peyman pouria qader qadir qaid qais qasem
qasim qassem qays qusai qusay qutaiba qutayba raad raafat rabab rabah rabea rabeea rabha rabi
rabiaa rabih radhia radi radia radwa radwan raed raeda raef rafah rafat rafe rafeef rafi rafid
rafif rafiq rafiqa rafqa raghad raghd raghda raghdaa raghib raghid raghida rahaf raheel raheem
rahil rahim rahima rahma rahmah rahmatullah rahme raida raifa raihan rajaa rajab rajah rajeh rakan
ramadan ramah ramez rami ramia ramiz ramiza ramla ramy ramzi ramziya ranad randa raneem rania ranim
ranya raouf raqia rasha rashad rasheed rasheeda rashid rashida raslan rasmi rasmia rasmiya rasoul
ratib ravda rawaa rawad rawan rawda rawdah rawia rawya raya rayaan rayan rayane rayhan rayya rayyan
razaan razan razane redha redwan reem reema reeman reemas refaat rehab reham rehan remaz renad
renas renim resho reyan reyhaneh reyyan reza riad rida ridha ridwan rifaa rifai rifqa riham rim
rima rimah rimas rimaz ritaj rital riwa riyad riyadh rizan rizq roba rodaina rogaia rohullah rojhat
rokaya rola ronza roqaia roqaya rostom rouaa rouba roula roushan rouya roza rozin ruba rubaa rubina
rudaina rufaida rukan rukaya rukayya rukeyya rula ruqaia ruqaya ruqayya ruslan rustam ruwaida
ruwayda saad saadallah saadeddin saadia saadiya saadoun sabaa sabbah saber sabha sabina sabira
sabreen sabrin sabriya sadam saddam sadeem sadek sadeq sadiq sadiqa sadoun saeed safaa safana safia
safiya safwan safwat sahar sahera sahir sahira said saida saif saifeddin saifullah saja sajeda
sajid sajida sajjad sakher sakhi sakina salah salahaddin salaheddin salama salamah salameh saleha
salem salha salihah salima salloum salma salmin salsabil saltanat salwa samaan samah samaher
samahir samar samara samaya sameeh sameer sameera sameh samer samia samih samiha samir samira
samiullah samiya samuel sanaa sanad sandra sanjar sara sarah sardor sarraj satam sattam sausan
sawsan sayed sayf sayfeddin sayid sebaa sedra sefik seham sehl sehmus selva semar semir sepideh
sergei sergey serhii sevinj sevsen seyfeddin shaaban shaban shabnam shadha shadhi shadi shadia
shafiq shafiqullah shahab shahad shahd shahed shaheen shaheer shaher shahid shahida shahin shahinaz
shahir shahla shahnaz shahnoza shahram shahrazad shahrour shaima shaimaa shakib shakila shakir
shakira shamma shams shamsa shamsullah sharaf sharif sharifa shatha shawqi shayma shaza shefaa
shehab shehd shehrazad sheima sherif sherin sherine sherzad sherzod sheyma shihab shiraz shireen
shirin shirzad shorouk shuaa shukri shukria shukriya siamak siddiq sidra siham sihem siraj
sirajuddin sireen sivar siwar snizhana soad sobhi sobhia sofiia sohail sohaila soheila solaf soraya
sores souad souhad souhaila soulaf souleiman soumaya spozhmai stepan suaad suad subhi subhiya
sufian sufyan suha suhad suhaib suhail suhaila suhair suhayb suhayl suhayla suhaym suheyb suheyl
sujood sukaina sulaf sulafa sulaiman suleima sumaia sumaiya sumaya sumayah sumayya sumeya sundos
sundus suzanne svetlana taghreed taghrid tagrid taha tahani taher tahira tahmina tahrir tahseen taj
tala talaat talah talal taleb talib taliba tamadur tamana tamara tameem tamer tamim tammam taqi
taqwa taras tareef tarek tareq tarfa tariq tasneem tasnim tatiana tatyana tayeb taym tayseer taysir
tayyib temim temirlan tesfalem tesfaye tesnim tetiana thabet thaer thamer thanaa tharwat thawra
thuraya thurayya tolay torpekai toufik tuleen tuleyn tuqa ubada ubai ubaid ubaida ubay udai udey
ulfat ulugbek umaima umama umar umaya umida umkulthum ummugulsum ummuhani ummukulsum usaid usama
usman uthman vail valentina valentyna vasim vasyl velaa velat velid velit vesam viktor viktoria
vladimir volodymyr vugar waddah wadha wadia wadih wael wafa wafaa wafiq wahab waheed wahib wahiba
wahid wahida wail wajdi wajih walaa waleed wali walid warda wardah warsame wasan waseem wasfi
wasfiya wasim wassim wedad wesam wiam widad wijdan wisal wisam wissam yacoub yahea yahia yahyaa
yakoub yakub yalda yamama yamameh yamen yamin yaqeen yaqin yaqoob yaqoub yaqub yasaman yaser yasir
yasmin yasmine yassar yasseen yassen yasser yassin yassir yevhen yezen yonas yosef yosra younes
younis yousef yousif yousra youssef youssif youssra yousuf yulia yuliia yuri yurii yusef yusif
yusof yusra zabihullah zaed zafir zahab zaher zahera zahi zahia zahir zahiya zahra zahraa zahrah
zahwa zaid zaidan zain zaina zainab zaineb zainedin zakaria zakariya zakariyya zaki zakia zakiya
zakiyya zalmai zarghona zarmina zayd zayn zayna zaynab zeid zeidan zein zeina zeinab zeinah
zekeriyya zekvan zelha zeyd zeyna zeynebe zhanna ziad zidan zinaida ziyab ziyad ziyaddin ziyadeh
zmarai zohal zohra zoia zoubeir zouhair zoulfa zoya zubaida zubair zubayr zubeir zuhair zuhdi zuher
zuheyr zuheyra zuhour zulaikha zulfa zulfiya
""")
