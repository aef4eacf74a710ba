"""What the doctor hears from Redis, where the pace towards Telegram is shared."""

from bot.config import Settings
from bot.findings import Finding, ill, well
from bot.workers import attempt

#: A Redis that has not answered by then will not.
ANSWER_SECONDS = 5.0


async def redis_findings(settings: Settings) -> list[Finding]:
    """Whether it answers; nothing where none is set."""
    if settings.redis_url is None:
        return []
    try:
        from redis.asyncio import Redis
    except ModuleNotFoundError:
        remedy = "pip install 'danisma-masasi[redis]'"
        return [ill("REDIS_URL verilmiş, ama Redis paketi kurulu değil.", remedy)]
    redis = Redis.from_url(settings.redis_url.get_secret_value())

    async def asked() -> None:
        await redis.get("danisma:doctor")

    try:
        error = await attempt(asked(), within=ANSWER_SECONDS)
    finally:
        await redis.aclose()
    if error is not None:
        said = f"Redis'e ulaşılamadı ({type(error).__name__}): süreçler hızlarını ayrı ayrı sayar."
        return [ill(said, "REDIS_URL ayarına ve sunucunun açık olduğuna bakınız.")]
    return [well("Redis: yanıt veriyor.")]
