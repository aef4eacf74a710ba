"""The sandbox alone, as a process: `python -m bot.sandbox --port 8081`."""

import argparse
import asyncio
import signal

from bot.sandbox.server import DEFAULT_TOKEN, Sandbox


async def serve(arguments: argparse.Namespace) -> None:
    """Serve until SIGTERM or SIGINT."""
    from bot.compose import system_now

    sandbox = Sandbox(
        arguments.token,
        now=system_now,
        strict_schema=arguments.strict_schema,
        enforce_limits=arguments.enforce_limits,
        check_schema=not arguments.no_schema,
    )
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with sandbox.serve(arguments.host, arguments.port) as url:
        print(f"sandbox {url}", flush=True)  # noqa: T201 - callers read this line
        await stop.wait()


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0: a free one")
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    parser.add_argument("--strict-schema", action="store_true")
    parser.add_argument("--enforce-limits", action="store_true")
    parser.add_argument("--no-schema", action="store_true", help="starts two seconds sooner")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
