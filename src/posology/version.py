"""Version: the release of this library, as every verdict names it."""

VERSION = "0.1.0"
