"""Sentences for files that cannot be read at all."""

from collections.abc import Mapping

from knowledge.finding import Finding
from knowledge.labels import clipped
from knowledge.syntax import DocumentError, Fault

#: For each fault what is wrong, and how it is mended; `{detail}` is what was found.
_SENTENCES: Mapping[Fault, tuple[str, str]] = {
    Fault.ENCODING: (
        "Dosya UTF-8 ile kaydedilmemiş; Türkçe harfler bozulur.",
        "Düzenleyicide 'Farklı kaydet' deyip kodlamayı 'UTF-8' seçiniz.",
    ),
    Fault.BOM: (
        "Dosyanın başında görünmeyen bir imza (BOM) var.",
        "Düzenleyicide kodlamayı 'UTF-8' (BOM'suz) seçip yeniden kaydediniz.",
    ),
    Fault.MANGLED: (
        "Türkçe harfler bozulmuş: “{detail}”. Dosya bir kez yanlış kodlamayla açılıp kaydedilmiş.",
        "Bozuk harfleri düzeltip dosyayı 'UTF-8' kodlamasıyla kaydediniz.",
    ),
    Fault.CONTROL: (
        "Satırda görünmeyen bir işaret var ({detail}); çoğu zaman başka bir belgeden "
        "kopyalanınca gelir.",
        "Satırı silip metni elle yeniden yazınız.",
    ),
    Fault.TAB: (
        "Satır başında sekme (Tab) kullanılmış; girinti yalnız boşlukla yapılır.",
        '  - "okul kaydı"   (başta iki boşluk, çizgiden sonra bir boşluk)',
    ),
    Fault.ODD_SPACE: (
        "Satır başındaki boşluk olağan boşluk değil; çoğu zaman başka bir belgeden "
        "kopyalanınca gelir.",
        "Satır başını silip boşlukları klavyeden yeniden yazınız.",
    ),
    Fault.MERGE_MARKER: (
        "Dosyada birleştirme işareti kalmış ({detail}); iki sürümden biri seçilmemiş.",
        "<<<<<<<, ======= ve >>>>>>> satırlarını silip yalnız doğru metni bırakınız.",
    ),
    Fault.ANCHOR: (
        "& ya da * ile başlayan metin tırnak içine alınmalı; kısaltma olarak kullanılamaz.",
        'short: "* ile başlayan metin tırnak içine alınır"',
    ),
    Fault.TAG: (
        "Ünlem (!) ile başlayan metin tırnak içine alınmalı; tırnaksız ünlem özel komut sayılır.",
        'short: "!Önemli: ünlemle başlayan metin"',
    ),
    Fault.DUPLICATE_KEY: (
        "'{detail}' alanı ikinci kez yazılmış; yalnız biri kalmalı.",
        "İki bölümü birleştirip '{detail}:' satırını bir kez bırakınız.",
    ),
    Fault.MANY_DOCUMENTS: (
        "Dosyada birden çok kayıt var (---); her kayıt ayrı dosyada durur.",
        "İkinci kaydı kendi adıyla yeni bir dosyaya taşıyınız.",
    ),
    Fault.TOO_DEEP: (
        "Girintiler gereğinden çok iç içe geçmiş.",
        "Fazla girintiyi siliniz; bir kayıtta en çok üç düzey girinti bulunur.",
    ),
    Fault.TOO_LONG: (
        "Dosya bir bilgi kaydı için çok uzun ({detail} harf).",
        "Her dosyada tek kayıt bırakınız; uzun belgeleri kayda yapıştırmayınız.",
    ),
    Fault.KEY_NOT_TEXT: ("Alan adı düz bir sözcük olmalı.", 'question: "…"'),
    Fault.SMART_QUOTES: (
        "Metin kıvrık tırnak (“ ”) içinde; kayıtta düz tırnak kullanılır.",
        'question: "Yabancı çocuk okula nasıl kaydedilir?"',
    ),
    Fault.QUOTE: (
        "Bu satırda tırnağın biri eksik; metnin başında ve sonunda birer tırnak olmalı.",
        'question: "Yabancı çocuk okula nasıl kaydedilir?"',
    ),
    Fault.INNER_QUOTE: (
        "Çift tırnak içindeki metinde yine çift tırnak var; içtekini kıvrık tırnak yapınız.",
        'short: "Yazıda “misafir” denmez."',
    ),
    Fault.APOSTROPHE: (
        "İçinde kesme işareti geçen metin tek tırnak içine alınamaz; çift tırnak kullanınız.",
        'question: "Suriye\'den gelen kişi nereye gider?"',
    ),
    Fault.BACKSLASH: (
        "Çift tırnak içinde ters bölü (\\) kullanılamaz.",
        "Ters bölüyü siliniz ya da yerine / yazınız.",
    ),
    Fault.BRACKET: (
        "Açılan köşeli ya da süslü ayraç kapatılmamış veya içinde virgül eksik.",
        'articles: ["13", "14/1-a"]',
    ),
    Fault.NO_SPACE: (
        "Çizgiden (-) ve iki noktadan (:) sonra bir boşluk bırakılmalı.",
        "topic: egitim",
    ),
    Fault.NO_COLON: (
        "Alan adından sonra iki nokta (:) eksik: “{detail}”.",
        "topic: egitim",
    ),
    Fault.COLON: (
        "İçinde iki nokta (:) geçen metin tırnak içine alınmalı.",
        'short: "Dikkat: iki nokta içeren metin"',
    ),
    Fault.FIRST_SIGN: (
        "Özel bir işaretle başlayan metin tırnak içine alınmalı.",
        '- "%20 indirim"',
    ),
    Fault.INDENT: (
        "Bu satırın girintisi üstündeki satırlarla uyuşmuyor: “{detail}”.",
        'aliases:\n  - "okul kaydı"\n  - "çocuk okula yazılır mı"',
    ),
    Fault.SYNTAX: (
        "Satır anlaşılamadı: “{detail}”. Tırnağı, girintiyi ve iki noktayı denetleyiniz.",
        'question: "Yabancı çocuk okula nasıl kaydedilir?"',
    ),
    Fault.EMPTY: (
        "Dosya boş.",
        "Kaydı yazınız; alanların sırası için başka bir kaydın dosyasını örnek alınız.",
    ),
}


def document_finding(file: str, error: DocumentError) -> Finding:
    """A file that cannot be read at all."""
    message, example = _SENTENCES[error.fault]
    return Finding(
        file,
        error.line,
        error.field,
        error.fault.value,
        message.replace("{detail}", clipped(error.detail)),
        error.remedy or example.replace("{detail}", error.detail),
    )
