"""A letter never fails because of a name."""

import io

import pypdfium2
import pytest

from tests.couriers.occasions import letters

NAMES = {
    "Nguyễn Thị Ánh Tuyết": "Nguyễn Thị Ánh Tuyết",
    "Şükrü İğneoğlu": "Şükrü İğneoğlu",
    "Łukasz Żółć": "Łukasz Żółć",
    "Олександр Ґалаґан": "Олександр Ґалаґан",
    "Ιωάννης Παπαδόπουλος": "Ιωάννης Παπαδόπουλος",
    "黄小明": "HuangXiaoMing",
    "김민준": "GimMinJun",
    "สมชาย ใจดี": "smchay",
    "አበበ ቢቂላ": "'abebe",
    "Ada 😀 Okafor": "Ada",
    "\u202egnitirw desrever": "gnitirw desrever",
    "Tab\tand\nline": "Tab and line",
    "Nul\x00l\x07": "Null",
    'Quote " # $ \\ * _ [x] #panic("no") </b>': 'Quote " # $ \\ * _ [x] #panic("no") </b>',
}


def words(pdf):
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as file:
        return " ".join(p.get_textpage().get_text_bounded() for p in file).replace("\r\n", " ")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_printed(name, press):
    letter = letters("flanders", "46", holder=name)[0]
    assert NAMES[name] in words(press.print(letter))


@pytest.mark.parametrize("name", ["محمد بن سلمان", "Հայկ", "გიორგი", "अनन्या", "שלמה"])
def test_scripts_the_fonts_have_stay_as_they_are(name, press):
    told = words(press.print(letters("flanders", "46", holder=name)[0]))
    assert "Latijnse letters" not in told


def test_the_letter_says_when_it_was_put_in_latin_letters(press):
    assert "Latijnse letters" in words(press.print(letters("flanders", "46", holder="黄小明")[0]))
    assert "Latijnse letters" not in words(press.print(letters("flanders", "46")[0]))


def test_many_scripts_at_once_are_printed(press):
    name = "黄 김 ส አ 😀 ᠮ ꦗ ᎠᎡ ߊ ᥐ 𐐀 ⵣ ᚠ"
    assert press.print(letters("flanders", "46", holder=name)[0])
