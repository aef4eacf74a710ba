"""Names are found without the words that announce them, and words are left alone."""

import pytest

from cases.privacy import Kind, scan
from tests.cases.covering import covered


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tülay ile görüştüm, kurs için salon bulmuş", "Tülay"),
        ("Hamza 7 yaşında, okula hiç gitmemiş", "Hamza"),
        ("[14:09] Berna: verilmedi müdürüm", "Berna"),
        ("ihbar geldi, nilufar diye geçiyor kayıtta", "nilufar"),
        ("HOCAM BU FADİME IRAKTAN GELMİŞ", "FADİME"),
    ],
)
def test_a_known_name_needs_no_cue(text: str, name: str) -> None:
    assert covered(text, Kind.NAME) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hasanla konuştum kabul etti", "hasanla"),
        ("şu elifin velisi bizi şikayet etmiş", "elifin"),
        ("bu mehmedin kaydı başka ilde", "mehmedin"),
        ("bi de Mustafalar var arka sokakta", "Mustafalar"),
        ("fadıl'ın dükkanı ruhsatsız", "fadıl"),
    ],
)
def test_endings_do_not_hide_a_name(text: str, name: str) -> None:
    assert covered(text, Kind.NAME) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kapıyı Um Ahmed açtı", "Um Ahmed"),
        ("cenaze yakını Ebu Halil imza atacak", "Ebu Halil"),
        ("khaled al masri geldi", "khaled al masri"),
        ("mezar isteyen Adnan al-Sheikh Omar yabancı", "Adnan al-Sheikh Omar"),
        ("A. K. Rahmani imzalı dilekçe", "A. K. Rahmani"),
        ("vefat: Sheikh Mohamud Abdi Farah, yakını yok", "Sheikh Mohamud Abdi Farah"),
    ],
)
def test_articles_initials_and_titles_belong_to_the_name(text: str, name: str) -> None:
    assert covered(text, Kind.NAME) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("çağrı bey toplantı notunu atmamış", "çağrı"),
        ("artık Nisan hanım bakıyor uyum masasına", "Nisan"),
        ("Eylül bebeğin aşıları eksik", "Eylül"),
        ("Özgür müdürüm sordu, kaç üye alacağız", "Özgür"),
        ("Sabri muhtar listeyi biliyor", "Sabri"),
        ("şahin ailesi ev sahibi, kiracıları yabancı", "şahin"),
        ("Can'ın dediğine göre harç alınmıyormuş", "Can"),
    ],
)
def test_a_title_or_an_ending_makes_a_name_of_a_word(text: str, name: str) -> None:
    assert covered(text, Kind.NAME) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "selam hocam, mavi kart nedir",
        "başkan bu sefer kardeş şehir istiyor",
        "yeni doğan bebeğin kaydı kaç gün içinde yapılır",
        "Ebe hanım kimlik istemiş",
        "kursa iki Türkmen hanım yazıldı",
        "çoban ailesi köyde kalıyor",
        "baro adli yardım verir mi",
        "Dr. Ersin Arslan Eğitim ve Araştırma Hastanesi tercüman vermiyor",
        "Fatih'in nüfusu ne kadar, Aydın'da oturanlar da sayılır mı",
    ],
)
def test_a_word_beside_a_title_stays_a_word(text: str) -> None:
    assert covered(text, Kind.NAME) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("koruma kararını sormuş Nasim", ["Nasim"]),
        ("evlendirmede Sevda ile Yunus yarın izinli", ["Sevda ile Yunus"]),
        ("Eylül 5 yaşında, kreşe gidecek", ["Eylül"]),
        ("Barış Özdemir geldi dosyayı istedi", ["Barış Özdemir"]),
        ("Cihan'ın babası işsiz", ["Cihan"]),
    ],
)
def test_a_name_that_is_a_word_counts_in_its_place(text: str, names: list[str]) -> None:
    assert covered(text, Kind.NAME) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dosyayı Vakho Kobalidze getirdi", "Vakho Kobalidze"),
        ("Mhmd Alsalh diye yazılmış kayıtta", "Mhmd Alsalh"),
        ("Zümra Ordubekova kurs soruyor", "Zümra Ordubekova"),
        ("Komşusu Satı Gökdere bakıyormuş çocuklara", "Satı Gökdere"),
        ("2 aile daha var: Barakat ailesi", "Barakat"),
        ("kayıtlarda alkhaled ailesi görünüyor", "alkhaled"),
        ("- kız Sidra, 3 yaş", "Sidra"),
    ],
)
def test_names_that_no_list_knows_are_seen_by_their_shape(text: str, name: str) -> None:
    assert covered(text, Kind.NAME) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Ahmet Hamdi Tanpınar Kültür Merkezi'nde kurs",
        "Şehit Er Mehmet Yıldız Caddesi'nde pazar kuruluyor",
        "Fatih Sultan Mehmet Mahallesi ikamete kapalı mı",
        "Melek Hanım Konağı'nda etkinlik yapılacak",
        "Hz. Ömer Camii avlusunda yatan aile",
        "eşi Almanyada, aile birleşimi olur mu",
        "Birleşmiş Milletler'e mi başvuracak",
        "Taşınan Özbek kiracı adresini bildirecek mi",
        "kart bu ayda kaç kez yüklenir, karım da alabilir mi",
        "sinema bileti 2. sayfa zabıta aidatı",
        "World Food Programme kartı",
        "Kadir Has Üniversitesi ile protokol",
    ],
)
def test_places_institutions_and_words_are_no_names(text: str) -> None:
    assert scan(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ayda bir kez yardım alıyor",
        "Karım Suriyeli, nikâh için ne lazım",
        "Alın bu belgeyi gidin dediler",
        "bu sene İslam ülkelerinden gelenler",
        "kimliğini kaybettin mi diye sorduk",
    ],
)
def test_a_capital_alone_makes_no_name_of_a_common_word(text: str) -> None:
    assert scan(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kızı nur engelli, rapor istiyor", "nur"),
        ("oğlu can 6 yaşında", "can"),
        ("ayşe yıldırımın dosyası kayıp", "ayşe yıldırımın"),
        ("elindeki kağıtta AL-AHMAD yazıyor", "AL-AHMAD"),
        ("Burak dün izinliydi", "Burak"),
    ],
)
def test_kin_ages_and_endings_speak_for_a_name(text: str, name: str) -> None:
    assert covered(text, Kind.NAME) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yasin 7 yaşında", ["Yasin"]),
        ("Aziz ve Said kardeş", ["Aziz", "Said"]),
        ("sınıfta Aras, Rüzgar, Elif var", ["Aras", "Rüzgar", "Elif"]),
        ("Serkan Müdürüm selamlar", ["Serkan"]),
    ],
)
def test_company_speaks_for_a_name(text: str, names: list[str]) -> None:
    assert covered(text, Kind.NAME) == names
