"""What stands beside the commands of the staff in Telegram's menu and in the help."""

from enum import StrEnum, auto


class Menu(StrEnum):
    """A line for each command of a role or of the secretariat's group, by the command's name."""

    KUYRUK = auto()
    ARA = auto()
    DURUM = auto()
    DAVET = auto()
    KISILER = auto()
    KURUL = auto()
    REFER = auto()
    BOSLUKLAR = auto()
    GOZDEN = auto()
    KAYIT = auto()
    ONERILER = auto()
    GERIAL = auto()
    EDITOR = auto()
    USTLEN = auto()
    BIRAK = auto()
    BILGI = auto()
    YANITLA = auto()
    KAYIT_GONDER = auto()
    GERI_AL = auto()
    ATA = auto()
    BAGLA = auto()
    COZ = auto()
    UZAT = auto()
    AYIKLA = auto()
    KAPSAMDISI = auto()
    KAPAT = auto()
    YENIDENAC = auto()
    KART = auto()
    GECMIS = auto()
    YARDIM = auto()
    TEAM_HELP = auto()
