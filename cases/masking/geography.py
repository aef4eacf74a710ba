"""Countries, provinces and districts, and what their people are called."""

from __future__ import annotations

import re

from cases.masking.wordlists import listed

COUNTRIES: frozenset[str] = listed("""
suriye irak iran afganistan ukrayna rusya filistin somali ozbekistan turkmenistan kirgizistan
kazakistan azerbaycan gurcistan ermenistan pakistan misir fas libya yemen lubnan urdun almanya
fransa ingiltere amerika avrupa afrika asya kosova bulgaristan yunanistan sirbistan hindistan
banglades nijerya sudan eritre etiyopya hollanda kanada belcika isvec norvec danimarka avusturya
isvicre italya ispanya romanya polonya macaristan arnavutluk makedonya bosna kibris cin japonya
brezilya cezayir tunus israil senegal gambiya gana kenya uganda ruanda kamerun gine mali cad
moldova tacikistan mogolistan vietnam endonezya filipinler srilanka nepal kuveyt katar
""")

PLACES: frozenset[str] = listed("""
adana adiyaman afyon afyonkarahisar agri aksaray amasya ankara antalya ardahan artvin aydin
balikesir bartin batman bayburt bilecik bingol bitlis bolu burdur bursa canakkale cankiri corum
denizli diyarbakir duzce edirne elazig erzincan erzurum eskisehir gaziantep antep giresun
gumushane hakkari hatay igdir isparta istanbul izmir kahramanmaras maras karabuk karaman kars
kastamonu kayseri kilis kirikkale kirklareli kirsehir kocaeli konya kutahya malatya manisa mardin
mersin mugla mus nevsehir nigde ordu osmaniye rize sakarya samsun sanliurfa urfa siirt sinop
sirnak sivas tekirdag tokat trabzon tunceli usak van yalova yozgat zonguldak turkiye marmara ege
akdeniz karadeniz anadolu trakya esenyurt sultanbeyli zeytinburnu fatih kucukcekmece bagcilar
sultangazi esenler umraniye kartal pendik kadikoy uskudar besiktas sisli beyoglu avcilar maltepe
tuzla beykoz sariyer eyupsultan basaksehir arnavutkoy bakirkoy bahcelievler gungoren gaziosmanpasa
kagithane bayrampasa silivri catalca atasehir sancaktepe cekmekoy osmangazi nilufer yildirim
inegol gemlik orhangazi izmit gebze darica cayirova korfez adapazari serdivan erenler sahinbey
sehitkamil halep sam humus hama idlib rakka haseke deyrizor lazkiye azez afrin membic cerablus
bagdat musul kerkuk erbil kabil tahran kiev herat mezar sana berlin viyana paris londra
""")

GEOGRAPHY: frozenset[str] = COUNTRIES | PLACES

#: What people are called after their country or tongue: never a name before "ailesi".
_PEOPLES = re.compile(
    r"(?:ozbek|turkmen|kirgiz|kazak|tacik|uygur|afgan|arap|kurt|turk|rus|azeri|gurcu|ermeni|cerkes"
    r"|filistin|fars|hazara|pestun|dom|roman|cecen|yezidi|suryani|syrian|iraqi|iranian|turkish|arabic"
    r"|(?P<home>\w{3,})l[iu])"
    r"(?:l[ae]r\w{0,4}|n?[iu]n|y?[aeiu]|y?l[ae]|[dt][ae]n?)?"
)


def is_people(plain: str) -> bool:
    """Whether the word is for a people, or for somebody from a place: "Özbek", "Moldovalı"."""
    found = _PEOPLES.fullmatch(plain)
    return found is not None and (found["home"] or "irak") in GEOGRAPHY
