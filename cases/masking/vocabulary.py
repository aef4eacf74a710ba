"""Words that are no names although they may stand, even capitalised, where a name could."""

from __future__ import annotations

import re

from cases.masking.wordlists import in_order, listed

#: What institutions, places and documents are called: a name never contains these.
#: Compared as beginnings, so that the endings do not matter.
INSTITUTION_STEMS: tuple[str, ...] = in_order("""
belediye mudurlu mudurlug baskanlig baskanlik dernek dernegi vakfi vakif universite fakulte lise
ilkokul banka ortaokul anaokul okulu hastane merkezi merkez kurumu kurulu kurulus bakanlig
bakanlik valilig valilik kaymakamlig mahalle sokag sokak cadde bulvar ilcesi meydan cami mescit
kutuphane stadyum havaliman otogar kanunu kanun yonetmeli genelge tuzuk projesi programi birligi
meclis komisyon platform strateji kampus konferans rapor kongre ajansi masasi hizmet yardim
dairesi subesi sube yurdu kresi sagligi idaresi isleri apartman sitesi noterli eczane buros
sendika federasyon konfederasyon insaat tekstil ticaret limited gazete komiserli teskilat orgut
mahkeme savcili emniyet jandarma karakol muhtarlig mufettis koordinasyon egitim toplum calisma
guvenlik sosyal uluslararasi gecici koruma yabancilar multeciler gocmen siginmaci turkiye marmara
istanbul avrupa ulusal milli genel bolge kizilay afad sgk iskur isgem konsolos buyukelci elcili
odasi borsasi kooperatif fabrika market lokanta restoran pastane cumhur devlet hukumet parti
baskan mudur memur uzman vali kaymakam muhtar doktor avukat ogretmen hemsire sekreter koordinator
temsilci yetkili ilgili sorumlu gorevli uye kimlik pasaport belge kayit numara telefon adres
enstitu dogum ikamet iban basvuru dilekce mahalli yerel kent sehir politika plan madde hukum hakki
haklari parki parkin bankas mezarlig hastanes sarayi kulubu akademi vadisi koprus koprusu stadi
tesis salonu kompleks meslek camii turbesi koyu beldesi kursu kurslari harekat haftasi bayrami
konukevi siginmaevi esirgeme konag turizm saglik ocag milletler fikra sahnes kuvvetl teblig
""")

#: What is called after people: schools, hospitals, parks. Compared as beginnings.
MEMORIALS: tuple[str, ...] = in_order("""
hastanes okulu ilkokul ortaokul lises anaokul universites fakultes kutuphanes parki caddes bulvar
sokag stad salonu kampus yurdu cami vakf kultur sanat kongre kursu muzes koprus meydan enstitu
""")

#: Months that children are called after.
MONTH_NAMES: frozenset[str] = listed("nisan mayis haziran temmuz eylul ekim")

#: Compared whole.
NEVER_NAMES: frozenset[str] = listed("""
bu su o bos dolu yazilmamis girilmemis mevcut benim senin onun bizim sizin onlarin kendi bunun
sunun ben sen biz siz onlar bana sana ona bize size kim kime kimin ne neden nicin nasil nerede
nereye nereden nedir neler hangi hangisi kac mi mu midir ve veya ya yahut ile ise icin gibi kadar
ama fakat ancak cunku eger hem de da ki bile sadece yalniz yalnizca ayrica ayni baska diger her
hic hicbir bazi bircok cok az daha en tum butun bir iki uc dort bes alti yedi sekiz dokuz on ilk
son yeni eski sonra once simdi bugun dun yarin burada orada surada boyle soyle oyle diye dolayi
gore karsi dogru ait iliskin dair olarak olan olup oldu olmus olmasi olmayan oldugu olduguna olur
olmaz olsa olacak var yok vardir yoktur varsa yoksa degil evet hayir tamam lutfen merhaba selam
selamlar iyi gunler hayirli kolay gelsin tesekkur tesekkurler saygilar saygilarimla acaba belki
mutlaka hemen zaten artik henuz hala yine gene galiba sanirim peki tabii neydi ney bilinmiyor
bilinmeyen belirtilmemis belirsiz belli yazili yazilmis yazmis yaziyor yazar yazilir yazan yazilan
yazildi yanlis hatali eksik farkli degisti degismis degisik degisir degistirmek soyledi soylemedi
soylemek vermedi verdi vermek gecen gecmiyor geciyor gecer altinda altindaki uzerine uzerinde
uzerindeki hakkinda konusunda sakli gizli kayitli kayitsiz kayitta gozukuyor gorunuyor gorunen
tutmuyor uymuyor istiyor istedi istenir isteniyor sorulur soruldu vefat etti etmis ediyor geldi
gelmis geliyor gitti gitmis oturuyor kaliyor yasiyor calisiyor dogum dogmus dogdu aldi almis
aliyor alabilir bulunan bulunuyor yapti yapmis yapar gerekir gerekiyor gerekli lazim mumkun
serbest zorunlu yasak nerden zor hasta engelli yasli hamile gebe kronik yatalak olmadan olmaksizin
olmadigi olmayanlar sorun sorunu sorusu cevabi sahis sahsin kisi kisinin kisiler kadin kadinin
kadinlar erkek adam cocuk cocugu cocuklar cocuklari bebek bebegi aile ailesi aileler anne baba
annesi babasi es esi esinin kardes kardesi kardesleri oglu kizi ogul kiz hanim bey beyefendi
hanimefendi arkadas arkadasi komsu komsusu vatandas vatandasi vatandaslar vatandasin yabanci
yabancilar yabancinin uyruklu uyrugu multeci multeciler siginmaci gocmen gocmenler misafir danisan
basvuran basvurucu sikayetci personel personeli personelimiz ogrenci ogrenciler isci isciler esnaf
kiraci sahibi sahipleri hak muhtar imam ogretmen doktor suriye suriyeli suriyeliler suriyelinin
turk turkler turkce arap arapca arapcasi kurtce afgan afganlar afganistan irak irakli iran iranli
ukrayna ukraynali rus rusya rusca filistin filistinli somali somalili ozbekistan turkmenistan
kirgiz kazak azerbaycan azeri gurcu gurcistan pakistan pakistanli misir misirli fas fasli libya
yemen yemenli lubnan urdun almanya alman fransa ingilizce ingiltere amerika avrupali afrika
afrikali uygur kosova bulgar bulgaristan yunan yunanistan sirbistan suudi katar hindistan
banglades nijerya sudan eritre etiyopya ocak subat mart nisan mayis haziran temmuz agustos eylul
ekim kasim aralik pazartesi sali carsamba persembe cumartesi pazar gun gunu hafta ay yil yilinda
saat tarih tarihi tarihinde yasinda yasi adi adim soyadi soyad isim ismi ismim lakabi ana tc no
nosu tel telefon telefonu gsm cep adres adresi kimlik kimligi numara numarasi uyruk cinsiyet
medeni hal durum durumu konu not mail eposta email posta pasaport belge belgesi kayit kaydi dosya
yeri imza talep talebi mahalle mah mh sokak sok sk cadde cad cd bulvar blv apt ap kat daire il
ilce ili ilcesi koy koyu belediye kaymakam vali mudur baskan sef memur uzman avukat hakim savci
sekreter hoca hocam bakan baskanim mudurum valim kaymakamim sefim uzmanim ilgili yetkili
yetkililer kurul kurum uye uyeler uyemiz ekip arkadaslar arkadaslarim meslektas meslektaslarim
meslektasim sayin sn bay bayan cumhurbaskani cumhurbaskanimiz bakanim milletvekili vekil vekilim
dr prof doc av sdk mbb goc gk gkk uk ui bm unhcr bmmyk stk kvkk gss sgk ptt ab ue asm tsm sydv shm
sonim ram meb aciz nufus hukuk zabita fen imar mali hizmetler kultur spor park muzik resim bilgi
islem insan kaynaklari destek strateji ruhsat denetim temizlik iklim cevre iletisim basin yayin
etud proje hastanesi okulu parki evi konagi facebook instagram whatsapp twitter telegram youtube
tiktok google zoom excel word covid korona kuran kur hollanda kanada belcika isvec norvec
danimarka avusturya isvicre italya ispanya romanya polonya macaristan arnavutluk makedonya bosna
kibris cin japonya brezilya cezayir tunus israil ermenistan ortadogu hristiyan musluman alevi
farsca pestuca ukraynaca fransizca almanca roman dom abdal vergi dairesi genel mudurlugu gecici
koruma uluslararasi ikincil insani ikamet izin izni sosyal yardim hizmet hizmeti sayfa ek ekte
tablo liste listesi allah hz sehit mimar ataturk cumhuriyet hurriyet istiklal mavi kirmizi beyaz
siyah guzel buyuk orta yukari asagi kuzey guney dogu bati adli isimli asi asisi sut mama para kira
kirasi ev evde okul okula okulda is iste isi isyeri hastanede hastaneye okulundan okuluna surekli
bebekle adina hat klasor ac masa esad assad esed birlesmis milletler yon nakil cenaze center
centre support refugee refugees migration migrant foundation council committee agency ministry
international development society network association organization office programme program save
children human rights world law code card court act convention protocol service services union
commission department street social family crescent red cross relief care bank women education
health labour police city board system identity document foreigners foreign affairs
tar trh tckn ykn sira
""")


#: With any ending: "Türkçesi", "Suriyelilerle".
LANGUAGES_AND_PEOPLES: tuple[str, ...] = in_order("""
turkce turkiye arapca suriyeli kurtce darice pestuca ermenice gurcuce ozbekce somalice ingilizce
afganli farsca rusca ukraynaca almanca
""")


#: Whom a sentence may be about after "isimli" and "adlı"; compared as beginnings.
PERSONS: tuple[str, ...] = in_order("""
sahis sahs kisi vatandas kadin adam erkek cocu kizi oglan oglu bebe genc ogrenci suriye afgan irak
iran yabanci multeci siginmaci gocmen misafir hasta anne baba danisan basvur hanim bey personel
memur muhtar kiraci esnaf isci calisan yasli yasinda engelli komsu arkadas ukrayna filistin somali
ozbek turkmen pakistan yemen uyruklu uyruk teyze amca abla bayan ogretmen usta sikayet muracaat
hukumlu tutuklu sanik magdur supheli vefat merhum mudavim kursiyer evli bekar ikamet kayitli
hamile gebe numarali kimlik dogumlu kardes refakatsiz muvekkil
""")

#: Things that have a name of their own, "projenin adı", "dernek adı"; compared as beginnings.
_THING_STEMS: tuple[str, ...] = in_order("""
proje mahalle dernek dernegi sokak sokag kurum vakf vakif okul belediye merkez program yonetmeli
kanun ilacin ilaclar firma sirket urunun dosya sistem uygulama ulke cadde platform belge hastane
isyeri mudurluk mudurlug birim komisyon hizmet etkinlik kullanici marka bolge sehir statu durum
islem madde kampanya strateji rapor apartman sitenin banka sube kitap egitim toplanti enstitu
universite fikra kanal gazete dergi film parti ajans
""")
_THING_WORDS = re.compile(
    r"(?:il|ilce|koy|dil|hat|fon|kod|yer|kurs|alan|bot|plan|park|form|grup|site|urun|ilac"
    r"|konu|yasa)"
    r"(?:l?[ae]r)?(?:s?[iu]|n?[iu]n|s?[iu]n[iu]n)?"
)


def is_thing(plain: str) -> bool:
    """Whether the word is for something that is named, but is nobody."""
    return plain.startswith(_THING_STEMS) or _THING_WORDS.fullmatch(plain) is not None


def is_person(plain: str) -> bool:
    """Whether the word is for somebody: "şahıs", "kadın", "Suriyeli"."""
    return plain.startswith(PERSONS) or plain in {"kiz", "oglan"}


#: Names of public memory in the names of streets, parks and schools.
PUBLIC_NAMES: frozenset[str] = listed("""
mustafa_kemal kemal_ataturk yunus_emre ahmet_yesevi mehmet_akif adnan_menderes turgut_ozal
suleyman_demirel recep_tayyip tayyip_erdogan kazim_karabekir ismet_inonu fevzi_cakmak haci_bektas
ziya_gokalp namik_kemal necip_fazil orhan_veli sabiha_gokcen halide_edip osman_gazi orhan_gazi
ertugrul_gazi murat_hudavendigar necmettin_erbakan ali_kuscu ali_fuat nazim_hikmet yasar_kemal
yavuz_sultan fatih_sultan kemal_sunal aziz_sancar hikmet_kivilcimli hasan_tahsin zubeyde_hanim
latife_hanim refik_saydam celal_bayar
""")

#: Words before a street that are no part of its name, though they may begin a sentence.
STREET_STOPS: frozenset[str] = listed("""
adres adresi adresim adresimiz ev evi evim evleri ikamet ikameti ikametgah oturdugu kaldigi acik
ilce ilcesi il ili bu su o ve ile ya veya olan kisi kisinin sahis vatandas aile ailenin ailesi tel
tc no turkiye suriyeli suriyeliler afgan yabanci yabancilar kendisi hala halen simdi burada gelen
oturan yasayan ayrica ancak ama sonra dun bugun yarin mahallesi sokagi caddesi adresinde adli
isimli merhaba selam kiraci sahibi evde eski yer yeri adr
""")

#: Ordinary words that streets and quarters are often called by.
STREET_WORDS: frozenset[str] = listed("""
cumhuriyet hurriyet istiklal ataturk mimar sinan fatih sultan gazi sehit yeni orta yukari asagi
guzel yesil mavi kirmizi buyuk kucuk baris dede hz inkilap zafer kuzey guney dogu bati fevzi genc
ilk bagimsizlik kemal osman orhan uc bes yedi kirk dort on park okul cami kultur spor kent bahce
pinar egitim milli adalet emniyet karakol hukumet belediye istasyon sanayi turk turkmen kurt ozbek
hastane universite carsi pazar vatan ulus
""")

TITLES: frozenset[str] = listed("""
mudur baskan kaymakam vali memur muhtar doktor avukat sef hakim savci sekreter hoca uzman bakan
amir komiser polis ogretmen imam sayin mufettis koordinator vekil temsilci yardimci hemsire
ebe psikolog sosyolog tercuman mutercim bu su o bir iki ev hicbir her hangi bazi
""")

PARTICLES: frozenset[str] = listed("""
el al bin bint ibn ebu abu abd abdul ul ud von van de
""")

#: Arabic articles as they sound before the sun letters; only with a hyphen: "es-Saleh".
ARTICLES: frozenset[str] = listed("""
al el es ez ed en er et as az ad an ar at ash esh
""")

#: They begin a name and never stand alone: "Ebu Halil", "Um Ahmed".
KUNYAS: frozenset[str] = listed("""
ebu abu abou um umm ummu ibn
""")

#: A learned man's title, written as a part of his name.
FORENAMES: frozenset[str] = KUNYAS | listed("""
sheikh shaikh seyh sayed sayyid mullah molla haji hajji al el
""")

#: Lower-case words that begin like an institution's but make no name of what stands before.
_LOOSE_ADJECTIVES: frozenset[str] = listed("""
gecici sosyal yerel genel milli ulusal uluslararasi resmi yabanci
""")


def binds(plain: str) -> bool:
    """Whether a lower-case word of institutions may belong to the name before: "lisesi"."""
    return plain not in _LOOSE_ADJECTIVES and not plain.endswith(("yi", "yu"))
