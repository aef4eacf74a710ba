"""What is said besides any question deserves a kind word: greetings, thanks, small talk, anger."""

import re
from enum import StrEnum

from knowledge.text import tokens


class Courtesy(StrEnum):
    """What was said besides any question."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    NOTED = "noted"  # "anladım", "evet", "ok"
    HELP = "help"
    WHO = "who"  # who, or what, the desk is
    INSULT = "insult"


_HELLO = (
    r"(?:merhaba(?:lar)?|mrb|mrhb|selam(?:lar)?|slm|sa|selam[iu]n ?aleykum|aleykum selam|gunaydin"
    r"|kolay gelsin|hello|hi|good (?:morning|afternoon|evening)"
    r"|(?:iyi|hayirli) (?:sabahlar|gunler|aksamlar|geceler|calismalar)(?: diler(?:im|iz))?)"
)
_THANK = (
    r"(?:simdiden )?(?:cok )?"
    r"(?:tesekkur(?:ler)?(?: eder(?:im|iz))?|tsk(?:ler)?(?: eder(?:im|iz))?"
    r"|sag ?ol(?:un|asin|asiniz)?|eyv(?:allah)?"
    r"|thanks|thank you|thx)"
)
#: The longest courtesy, in words: "merhabalar iyi çalışmalar dilerim kolay gelsin".
_WORDS = 6
_BETWEEN = " \t\n,;:.!–-"
_GREETING = re.compile(rf"{_HELLO}(?: {_HELLO})*")
_THANKS = re.compile(rf"(?:{_HELLO} )*{_THANK}(?: (?:{_THANK}|{_HELLO}))*")


#: Nobody says more than so many words without a question; and longer rows take long to match.
_MOST_WORDS = 12
_HELD = re.compile(r"([a-z])\1{2,}")

#: What is said besides questions, the first kind that is found counts.
_WORDS_OF = {
    Courtesy.INSULT: (
        r"siktir\w*|sikey\w*|salak\w*|aptal\w*|geri ?zekali\w*|mal (?:mi|misin)|amk|aq|amina \w+"
        r"|orospu\w*|pic|serefsiz\w*|defol\w*|ahmak|beyinsiz|embesil|dangalak|yavsak|hiyar|esek"
        r"|cahil|terbiyesiz|berbat\w*|rezalet\w*|sacmalama|sacmaliyorsun|lanet olsun"
        r"|(?:hic ?bir |bir )?ise (?:yaramaz|yaramiyo)\w*|stupid|idiot|fuck\w*|useless|shut up"
        r"|dumb|moron|shit"
    ),
    Courtesy.WHO: (
        r"kimsin(?:iz)?|nesin(?:iz)?|(?:gercek )?insan ?mi(?:sin|siniz)?"
        r"|(?:ro)?bot ?mu(?:sun|sunuz)?|program mi(?:sin)?|makine mi(?:sin|siniz)?"
        r"|gercek mi(?:sin|siniz)|yapay zeka mi(?:sin|siniz)?"
        r"|(?:adin|ismin|adiniz|isminiz) ne(?:dir)?|who are you|what are you"
        r"|are you (?:a )?(?:human|robot|bot|real)"
    ),
    Courtesy.HELP: (
        r"yardim(?: et| edin| eder misin(?:iz)?| lazim| istiyorum)?|yardima ihtiyacim var"
        r"|yardim edebilir misin(?:iz)?|help(?: me)?|ne(?:ler)? yapabilir(?:sin|siniz)"
        r"|ne(?:ler)? yapabiliyor(?:sun|sunuz)|ne ise yarar(?:sin|siniz)|nasil kullanilir"
        r"|nasil kullan(?:acagim|iyorum|irim)|komutlar|menu|what can you do"
    ),
    Courtesy.THANKS: (
        rf"{_THANK}|(?:cok )?yardimci oldunuz|(?:cok )?yardimci oldun|cok yardimi(?:niz)? oldu"
        r"|eline saglik|elinize saglik|emeginize saglik|allah razi olsun|minnettarim"
    ),
    Courtesy.FAREWELL: (
        r"gule gule|hosca ?kal(?:in)?|gorusuruz|grsrz|gorusmek uzere|kendine iyi bak"
        r"|kendinize iyi bakin|allaha ismarladik|bay bay|bye|goodbye|good ?night|see you"
    ),
    Courtesy.GREETING: rf"{_HELLO}"
    r"|nasilsin(?:iz)?|naber|nbr|ne haber|alo|or(?:a)?da misin(?:iz)?|kimse (?:var mi|yok mu)"
    r"|hayirli (?:cumalar|haftalar|isler)|hey|how are you",
    Courtesy.NOTED: (
        r"anladim|anlasildi|tamam(?:dir)?|tmm?|ok|okey|okay|oke|peki|pekala|evet|hayir|yok|olur"
        r"|oldu|super|harika|guzel|aynen|he|hm|mukemmel|bravo|yes|no|fine|great|got it|understood"
        r"|i see|all ?right|lol|(?:deneme|test)(?: \d{1,3})*|pardon|kusura bakma(?:yin)?|neyse"
        r"|bosver|(?:yanlis|yanlislikla)(?: (?:yere|gruba|kisiye))? (?:yazdim|attim|gonderdim)"
    ),
}
#: Words that go with them and mean nothing alone.
_BESIDE = (
    r"sen|siz|senin|sizin|size|sana|bot|robot|mi|mu|misin|misiniz|musun|sin|bu|ne|cok|git|lan|be"
    r"|ya|yoksa|bir|bi|sey|hocam|abi|kardesim|arkadas(?:lar|im)?|hadi|simdi|iyi|o|zaman|da|de|ve"
    r"|herkese|orda|orada|ben|gercekten|today|you|are|so|very|the|a|is|this"
)
_TOLD_BY = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _WORDS_OF.items()}
_ANY = "|".join((*_WORDS_OF.values(), _BESIDE))
_SMALL_TALK = re.compile(rf"(?:{_ANY})(?: (?:{_ANY}))*")


def courtesy_in(text: str) -> Courtesy | None:
    """The greeting or thanks of a message that holds nothing else."""
    said = _said(text)
    if _GREETING.fullmatch(said):
        return Courtesy.GREETING
    return Courtesy.THANKS if _THANKS.fullmatch(said) else None


def small_talk_in(text: str) -> Courtesy | None:
    """What a message says that holds no question at all: a courtesy, or what else people say."""
    said = _said(text)
    if said.count(" ") >= _MOST_WORDS or not _SMALL_TALK.fullmatch(said):
        return None
    return next((kind for kind, words in _TOLD_BY.items() if words.search(said)), None)


def without_courtesy(text: str) -> str:
    """What is asked, without the courtesies before and behind it; a courtesy alone stays."""
    words = list(re.finditer(r"\S+", text))
    most = range(min(_WORDS, len(words) - 1), 0, -1)
    before = next((n for n in most if courtesy_in(text[: words[n - 1].end()])), 0)
    behind = next((n for n in most if courtesy_in(text[words[-n].start() :])), 0)
    if before + behind == 0 or before + behind >= len(words):
        return text
    asked = text[words[before].start() : words[-behind - 1].end()]
    return asked.lstrip(_BETWEEN)


def _said(text: str) -> str:
    """The folded words; a letter held down ("slmmm", "evettt") counts once."""
    return _HELD.sub(r"\1", " ".join(tokens(text)))
