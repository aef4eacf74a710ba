"""The words that announce a person's name, folded, by the way they announce it."""

from __future__ import annotations

import re

from cases.wordlists import in_order, listed

#: A field of a form: the value follows.
FIELD = listed("""
ad adi adim adin adiniz adini adinin adimi isim ismi ismim isminiz ismini isminin soyad soyadi
soyadim soyadini soyadinin soyismi soyisim soyismim adisoyadi adsoyad adlari isimleri isimler
adimiz soyadlari
""")
#: Alone they need a colon, or a known name behind them.
WEAK_FIELD = listed("ad isim isimler adin adini adinin")
#: Who speaks of herself is nobody's project.
OWN_FIELD = listed("adim ismim soyadim soyismim adin adiniz isminiz")
FIELD_FILL = listed("ise da de su soyle sudur tam ve veya")
LIST_FIELD = listed("adlari isimleri isimler")
#: The name stands before.
SAID_AFTER = listed("""
isimli adli isminde adinda ismindeki adindaki adiyla ismiyle isimlinin adlinin
""")
HONORIFIC = listed("sayin sn bay bayan mr mrs ms")
PROFESSION = listed("dr av prof doc uzm hemsire ebe op psk")
HONORIFIC_AFTER = listed("bey hanim beyefendi hanimefendi")
INFLECTED_AFTER = re.compile(
    r"(?:bey(?:e|in|i|den|le|ler)|hanim(?:a|in|i|dan|la|lar)|abla\w{0,3}|abi\w{0,3}|teyze\w{0,3}"
    r"|amca\w{0,3}|hoca\w{0,4}|ogretmen\w{0,4}|usta\w{0,3}|dayi|efendi\w{0,2}|kardes|agabey)"
)
#: Kin: a single capitalised word behind them is a name.
KIN = listed("""
babasi annesi anasi esi oglu kizi kardesi ablasi abisi agabeyi kocasi karisi dedesi ninesi
babaannesi anneannesi amcasi dayisi teyzesi halasi yengesi kuzeni yegeni torunu gelini damadi
vasisi velisi kefili kayinpederi kayinvalidesi cocugu bebegi nisanlisi ikizi babam annem esim
oglum kizim kardesim ablam abim amcam dayim teyzem halam kuzenim yegenim cocugum anne baba kocam
karim esinin annesinin babasinin oglunun kizinin kardesinin cocuklari kardesleri avukati vekili
""")
#: Roles: two capitalised words, or a known given name.
ROLE = listed("""
danisan danisanimiz danisanim basvuran basvurucu sikayetci musteki hasta multeci siginmaci
vatandas vatandasimiz sahis kisi ogrenci ogrencimiz personel personelimiz yararlanici kiraci kadin
adam genc suriyeli afgan irakli iranli uyruklu muhtar tercuman memur arkadas arkadasim arkadasimiz
komsu komsusu komsum sahibi imam isci iscimiz calisan calisanimiz misafir yabanci merhum merhume
cocuk bebek kursiyer sofor taziye muracaatci sahibesi uzmani uzmanimiz memuru muduru mudurumuz
mudur baskani baskanimiz sekreteri temsilcisi ben yetkilisi sorumlusu koordinatoru magdur supheli
tanik muvekkilim muvekkil alici gonderen hesap muhatap ilgili imza cocuklar kardesler
""")
#: Ends of a letter: who signs stands on the next line.
SIGNED = listed("saygilarimla saygilarimizla saygilar ederim ederiz dilerim dileriz calismalar")
#: Participles for people: two capitalised words behind them are a name.
WHO = listed("yasayan oturan gelen basvuran kalan arayan evlenen bulunan eden kendini reisi")
#: The name stands before "olarak" when one of these follows.
KNOWN_AS = (
    "tanit",
    "bilin",
    "kayitli",
    "gec",
    "gorun",
    "yazil",
    "yazi",
    "soyle",
    "beyan",
    "cagr",
    "bild",
)
#: What somebody has: before it "Hasan'ın" is a person.
BELONGINGS = in_order("""
kimli telefon pasaport adres numara esi kocasi karisi anne baba oglu kizi cocu kayd basvuru dosya
evi ikamet kardes durumu tc dogum hesab iban dilekce talebi hasta cenaze borcu kirasi esya
""")
BETWEEN = listed("oglu kizi")
