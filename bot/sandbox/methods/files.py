"""Files: documents, photos, albums, and their download."""

from bot.sandbox.chats import writable_chat
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.methods.send import deliver
from bot.sandbox.objects import message_object
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.texts import read_caption
from bot.sandbox.uploads import FOLDERS, file_content
from bot.sandbox.wire import Call
from bot.sandbox.world import StoredFile

DOWNLOAD_LIMIT = 20 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
ALBUM = range(2, 11)
ALBUM_KINDS = frozenset(("photo", "document", "video", "audio"))


def _file(stage: Stage, call: Call, value: object, kind: str) -> StoredFile:
    """The file a parameter means: an upload, or one the server knows."""
    if not value:
        raise bad_request(f"there is no {kind} in the request")
    upload = call.upload(value)
    if upload is not None:
        if not upload.data:
            raise bad_request("file must be non-empty")
        if kind == "photo" and len(upload.data) > PHOTO_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        return stage.world.add_file(upload.name, upload.mime, upload.data, FOLDERS[kind])
    if str(value).startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    kept = stage.world.files.get(str(value))
    if kept is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return kept


async def _send(stage: Stage, call: Call, kind: str) -> Json:
    chat = writable_chat(stage, call)
    content = file_content(kind, _file(stage, call, call.params.get(kind), kind))
    message = deliver(stage, call, chat, content | read_caption(stage, call.params))
    return message_object(stage.world, message)


async def send_document(stage: Stage, call: Call) -> Json:
    """Send a file."""
    return await _send(stage, call, "document")


async def send_photo(stage: Stage, call: Call) -> Json:
    """Send a photo."""
    return await _send(stage, call, "photo")


async def send_media_group(stage: Stage, call: Call) -> list[Json]:
    """Send two to ten files as one album."""
    chat = writable_chat(stage, call)
    media = call.array("media")
    if not media:
        raise bad_request("there are no media to send")
    if len(media) not in ALBUM:
        raise bad_request("an album must have 2-10 items")
    contents = [_album_item(stage, call, item) for item in media]
    kinds = {str(item["type"]) for item in media}
    if len(kinds) > 1 and kinds & {"document", "audio"}:
        raise bad_request("documents and audio can be grouped only with the same type")
    group_id = str(13_000_000_000_000_000 + stage.journal.last)
    sent = [deliver(stage, call, chat, content, media_group_id=group_id) for content in contents]
    return [message_object(stage.world, message) for message in sent]


def _album_item(stage: Stage, call: Call, item: object) -> Json:
    if not isinstance(item, dict) or item.get("type") not in ALBUM_KINDS:
        raise bad_request("can't parse InputMedia: type must be photo, video, document or audio")
    kind = str(item["type"])
    content = file_content(kind, _file(stage, call, item.get("media"), kind))
    return content | read_caption(stage, item)


async def get_file(stage: Stage, call: Call) -> Json:
    """Where a file can be downloaded."""
    kept = stage.world.files.get(call.text("file_id"))
    if kept is None:
        raise bad_request("invalid file_id")
    if len(kept.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": kept.file_id,
        "file_unique_id": kept.unique_id,
        "file_size": len(kept.data),
        "file_path": kept.path,
    }


METHODS = {
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
