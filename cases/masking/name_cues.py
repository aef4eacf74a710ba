"""The words that announce a person's name, folded, by the way they announce it."""

from __future__ import annotations

import re

from cases.masking.wordlists import in_order, listed

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
    r"|amca\w{0,3}|arkadasimiz\w{0,4}|hoca\w{0,4}|ogretmen\w{0,4}|usta\w{0,3}|dayi|efendi\w{0,2}"
    r"|kardes|agabey|bebe[gk]\w{0,4}|mudurum\w{0,3}|baskanim\w{0,3}|sefim\w{0,3}|muhtar\w{0,4}"
    r"|komiser\w{0,3}|ebe hanim)"
)
_POSSESSED = r"(?:l[ae]r)?(?:(?:[iu]?m(?:[iu]z)?|[iu]|s[iu])(?:n[iu]n)?)?"
#: Kin: a single capitalised word behind them is a name.
KIN = re.compile(
    r"(?:anne|baba|ana|es|og[u]?l|kiz|kardes|abla|ab[i]|agabey|koca|kari|dede|nine|babaanne|anneanne"
    r"|amca|dayi|teyze|hala|yenge|kuzen|yegen|torun|gelin|damad|akraba|ortak|ortag|amcaog[u]?l"
    r"|teyzeog[u]?l|vasi|veli|kefil|kayinpeder"
    r"|kayinvalide|kayinbirader|gorumce|baldiz|cocug|bebeg|nisanli|ikiz|avukat|vekil)"
    rf"{_POSSESSED}"
)
#: ... but these forms are other words.
NOT_KIN = listed("es ana vasi veli vekil avukat kefil gelin hala kari abi kiz")
#: Roles: two capitalised words, or a known given name.
ROLE = re.compile(
    r"(?:danisan|basvuran|basvurucu|sikayetci|musteki|hasta|multeci|siginmaci|vatandas|sahis|kisi"
    r"|ogrenci|personel|yararlanici|kiraci|kadin|adam|genc|muhtar|tercuman|memur|arkadas|komsu|imam"
    r"|isci|calisan|misafir|yabanci|kursiyer|sofor|taziye|muracaatci|uzman|mudur|baskan|sekreter"
    r"|temsilci|yetkili|sorumlu|koordinator|magdure?|supheli|tanik|muvekkil|muhatap|cocuk|bebek"
    r"|esnaf|emekli|ogretmen|doktor|hemsire|psikolog|mudavim|gorevli|bekci|katilimci|usta|cirak)"
    rf"{_POSSESSED}"
)
ROLE_WORDS = listed("""
suriyeli afgan irakli iranli ukraynali filistinli somalili ozbek turkmen uyruklu uyrugundaki sahibi
sahibesi merhum merhume ben imza cocuklar kardesler alici gonderen hesap ilgili reisi kendini yani
gecen mudurumuz baskanimiz muduru baskani sahsin kisinin hanim bayan
""")
#: Any of these, to pass quickly over all other words.
INFLECTED = re.compile(f"{KIN.pattern}|{ROLE.pattern}|{INFLECTED_AFTER.pattern}")
#: Roles that often begin the name of an office: "yabancı Dil Kursu". Behind them only what is
#: known as a name counts.
COMPOUND = re.compile(
    r"(?:yabanci|isci|ogrenci|memur|misafir|esnaf|engelli|baskan|mudur|personel|calisan|uzman)"
    rf"{_POSSESSED}"
)
#: A participle with a colon behind is the label of a form: "Şikâyet edilen: …".
LABELS = listed("""
edilen eden veren alan yapan bildiren imzalayan hazirlayan yazan goren gelen gonderilen teslim
katilan sahibi ilgilisi kisi kisiler yasayanlar katilanlar basvuranlar
""")
#: Ends of a letter: who signs stands on the next line.
SIGNED = listed("saygilarimla saygilarimizla saygilar ederim ederiz dilerim dileriz calismalar")
#: Participles for people: two capitalised words behind them are a name.
WHO = listed("yasayan oturan gelen basvuran kalan arayan evlenen")
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
#: How old somebody is: "Eylül 5 yaşında", "Deniz (7 yaş)".
AGED = re.compile(r"[ ,(]{1,2}\d{1,2} ?(?:yas|aylik|gunluk)")
BETWEEN = listed("oglu kizi")
