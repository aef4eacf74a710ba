"""Values into rows and back: transactions, migrations, inbox."""
