"""What can be written on the command line, and that everything else is wrong use."""

from pathlib import Path

import pytest

from multichat_desktop import __version__
from multichat_desktop.app.options import LOCAL_PORT, PUBLIC_PORT
from multichat_desktop.cli import main
from multichat_desktop.cli.parser import make_parser, options_of
from multichat_desktop.store.profile import default_folder


@pytest.mark.parametrize(
    "line",
    [
        "--nonsense",
        "nonsense",
        "--port x",
        "--port -1",
        "--port 65536",
        "--public-port 1.5",
        "--run-for x",
        "--run-for -1",
        "--run-for nan",
        "--run-for inf",
        "--theme pink",
        "--language xx",
        "instances",
        "instances add",
        "instances remove",
        "instances rename X",
        "export --format xml",
        "events --kind nonsense",
        "events --limit x",
        "events --limit -1",
        "push-webhooks --api carrier-pigeon",
        "send",
        "send Oi",
        "send --to 1",
        "send --to 1 --timeout x Oi",
        "send --to 1 --timeout nan Oi",
        "webhook-urls more",
        "verify more",
    ],
)
def test_wrong_use_is_two_and_a_hint(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(line.split())
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: ")


@pytest.mark.parametrize("line", ["--help", "instances --help", "send --help", "export --help"])
def test_help_is_help(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(line.split())
    assert ended.value.code == 0
    assert "usage: multichat-desktop" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"multichat-desktop {__version__}\n"


def test_the_defaults() -> None:
    options = options_of(make_parser().parse_args([]))
    assert options.data_dir == default_folder()
    assert (options.local_port, options.public_port) == (LOCAL_PORT, PUBLIC_PORT) == (8765, 8766)
    assert options.wapi_url == "https://api.w-api.app"
    assert (options.run_for, options.language, options.theme) == (None, None, "system")
    assert options.keyring


def test_everything_given() -> None:
    line = (
        "--data-dir d --port 0 --public-port 65535 --no-tunnel --run-for 2.5 --wapi-url http://x --language en"
        " --theme dark --headless"
    )
    options = options_of(make_parser().parse_args(line.split()))
    assert options.data_dir == Path("d")
    assert (options.local_port, options.public_port, options.run_for) == (0, 65535, 2.5)
    assert (options.wapi_url, options.language, options.theme) == ("http://x", "en", "dark")


@pytest.mark.parametrize("line", ["--demo", "check"])
def test_what_is_thrown_away_listens_on_any_port(line: str) -> None:
    options = options_of(make_parser().parse_args(line.split()))
    assert (options.local_port, options.public_port) == (0, 0)
    given = options_of(make_parser().parse_args(["--port", "1", "--public-port", "2", *line.split()]))
    assert (given.local_port, given.public_port) == (1, 2)
