"""Run the command as ``python -m posology.cli``."""

from posology.cli import main

if __name__ == "__main__":
    main()
