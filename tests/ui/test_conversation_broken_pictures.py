"""Thumbnails that are none: Qt grumbles about them, which is expected here, and nothing is shown."""

import pytest
from fakes_conversation import jpeg
from PySide6.QtCore import QSize

from multichat_desktop.ui.conversation.style import Shot
from multichat_desktop.ui.conversation.thumbnails import decode


@pytest.fixture(autouse=True)
def no_qt_warnings():
    """Take the place of the fixture that fails a test on Qt's warnings."""


@pytest.mark.parametrize("data", [b"\xff\xd8\xffbroken", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"])
def test_what_only_begins_like_a_picture_is_none(qapp, data):
    assert decode(Shot("1", data, QSize(64, 64)), 1.0) is None


def test_half_a_picture_does_no_harm(qapp):
    whole = jpeg()
    for end in (60, 200, len(whole) // 2, len(whole) - 2):
        decode(Shot("1", whole[:end], QSize(64, 64)), 1.0)
