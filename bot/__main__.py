"""`python -m bot` is `danisma`."""

from bot.cli import main

if __name__ == "__main__":
    main()
