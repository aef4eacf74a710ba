"""Files in messages: what people upload on the page and what the bot sends."""

from collections.abc import Callable

from aiohttp.web import FileField

from bot.sandbox.entities import with_found
from bot.sandbox.markup import Formatted
from bot.sandbox.mistakes import Mistake
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.world import StoredFile

FOLDERS = {
    "document": "documents",
    "photo": "photos",
    "voice": "voice",
    "video": "videos",
    "audio": "music",
    "sticker": "stickers",
}


def document_fields(kept: StoredFile) -> Json:
    """Document."""
    return _basic(kept) | {"file_name": kept.name, "mime_type": kept.mime}


def photo_fields(kept: StoredFile) -> list[Json]:
    """The sizes of a photo, smallest first; the sandbox does not look at the picture."""
    small = _basic(kept) | {"file_unique_id": f"{kept.unique_id}s", "width": 320, "height": 180}
    return [small, _basic(kept) | {"width": 1280, "height": 720}]


def _basic(kept: StoredFile) -> Json:
    return {
        "file_id": kept.file_id,
        "file_unique_id": kept.unique_id,
        "file_size": len(kept.data),
    }


def file_content(kind: str, kept: StoredFile) -> Json:
    """The content of a message that carries a file."""
    match kind:
        case "document":
            return {"document": document_fields(kept)}
        case "photo":
            return {"photo": photo_fields(kept)}
        case "voice":
            return {"voice": _basic(kept) | {"duration": 3, "mime_type": kept.mime}}
        case "audio":
            return {"audio": document_fields(kept) | {"duration": 3}}
        case "video":
            frame = {"duration": 3, "width": 1280, "height": 720}
            return {"video": document_fields(kept) | frame}
        case "sticker":
            picture: Json = {"type": "regular", "width": 512, "height": 512, "emoji": "🙂"}
            looks = {"is_animated": False, "is_video": False}
            return {"sticker": _basic(kept) | picture | looks}
        case _:
            raise Mistake(f"unknown kind {kind!r}")


def content_of_form(stage: Stage, values: Json) -> Json:
    """The content of a message from the fields of a form. Raises Mistake."""
    kind = str(values.get("kind") or "document")
    if kind in _BARE:
        return {kind: _BARE[kind](values)}
    content = file_content(kind, _kept(stage, kind, values.get("file")))
    caption = str(values.get("caption") or "")
    if caption:
        found = with_found(Formatted(caption))
        content["caption"] = caption
        if found.entities:
            content["caption_entities"] = list(found.entities)
    return content


def _kept(stage: Stage, kind: str, upload: object) -> StoredFile:
    if kind not in FOLDERS:
        raise Mistake(f"unknown kind {kind!r}")
    folder = FOLDERS[kind]
    if isinstance(upload, FileField):
        data = upload.file.read()
        return stage.world.add_file(upload.filename, upload.content_type, data, folder)
    if kind in {"sticker", "voice"}:
        endings = {"sticker": ("sticker.webp", "image/webp"), "voice": ("voice.ogg", "audio/ogg")}
        name, mime = endings[kind]
        return stage.world.add_file(name, mime, b"\0" * 64, folder)
    raise Mistake("file is missing")


def _location(values: Json) -> Json:
    return {
        "latitude": float(values.get("latitude") or 41.0),
        "longitude": float(values.get("longitude") or 29.0),
    }


def _contact(values: Json) -> Json:
    contact: Json = {
        "phone_number": str(values.get("phone_number") or ""),
        "first_name": str(values.get("first_name") or ""),
    }
    return contact | ({"user_id": int(values["user_id"])} if values.get("user_id") else {})


def _dice(_values: Json) -> Json:
    return {"emoji": "🎲", "value": 4}


def _poll(values: Json) -> Json:
    options = [
        {"persistent_id": str(number), "text": text, "voter_count": 0}
        for number, text in enumerate(("Evet", "Hayır"))
    ]
    flags = dict.fromkeys(
        ("is_closed", "allows_multiple_answers", "allows_revoting", "members_only"), False
    )
    return {
        "id": "5000000000000000001",
        "question": str(values.get("caption") or "Anket"),
        "options": options,
        "total_voter_count": 0,
        "is_anonymous": True,
        "type": "regular",
    } | flags


#: Kinds without a file.
_BARE: dict[str, Callable[[Json], Json]] = {
    "location": _location,
    "contact": _contact,
    "dice": _dice,
    "poll": _poll,
}
