"""What the desk writes for people: an entry to fill in, and the calibration it found."""

from datetime import date

from knowledge.calibration import Calibration

#: A weight that is written only where it counts.
_OPTIONAL = "meaning"

_ENTRY = """\
# {id}: yeni bilgi kaydı. '…' olan yerleri doldurunuz, sonra: danisma knowledge check
id: {id}
question: "…?"                     # memurun soracağı tam soru
aliases:                           # en az 12 başka soruluş: gündelik sözler, anahtar sözcükler
  - "…"
topic: {topic}
obligation: takdir                 # zorunlu, takdir, yönlendirme, yasak, bilgi
answer:
  short: "…"                       # önce yanıt: Evet / Hayır / …
  steps:                           # ne yapılır, sırayla
    - "…"
  avoid:                           # ne yapılmaz
    - "…"
# variants:                        # yalnız yanıt hukuki statüye göre değişiyorsa
#   gecici-koruma: {{short: "…"}}
sources:
  - {{law: "5393", articles: ["13"]}}   # metni okuduysanız ekleyiniz: verified: {today}
refer_to: [il-goc-idaresi]
confidence: orta                   # yüksek, orta, düşük
reviewed_on: {today}            # metni son gözden geçirdiğiniz gün
review_every: 180                  # kaç günde bir gözden geçirilecek
see_also: []
tests:                             # en az 4 sınama sorusu; yukarıdakilerden farklı sözcüklerle
  - "…"
"""


def template(entry_id: str, topic: str, today: date) -> str:
    """A commented entry file for an editor to fill in."""
    return _ENTRY.format(id=entry_id, topic=topic, today=today)


def write_calibration(found: Calibration) -> str:
    """The text of calibration.yaml."""
    lines = [
        "# Bu dosyayı `danisma knowledge calibrate` yazar; elle değiştirmeyiniz.",
        *_lines(found),
    ]
    if found.semantic:
        lines += ["semantic:", *(f"  {line}" for line in _lines(found.semantic))]
    return "".join(f"{line}\n" for line in lines)


def _lines(found: Calibration) -> list[str]:
    weights = ", ".join(
        f"{name}: {value}" for name, value in found.weights if value or name != _OPTIONAL
    )
    bands = ", ".join(f"{name}: {value}" for name, value in found.bands)
    return [
        f"weights: {{{weights}}}",
        f"coefficients: [{', '.join(map(str, found.coefficients))}]",
        f"bands: {{{bands}}}",
        f'fitted_on: "{found.fitted_on}"',
    ]
