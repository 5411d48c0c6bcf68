"""Raw platform texts, as exports hold them, and the families they belong to."""

import pytest

from spotistats_common.models.platforms import FAMILIES, family

TEXTS = {
    "ios": [
        "ios",
        "iOS 14.2 (iPhone10,3)",
        "iOS 9.3.2 (iPhone7,2)",
        "iOS 13.3.1 (iPad6,11)",
        "iOS 12.4 (iPod7,1)",
        "iphone",
        "watchOS 7.1 (Watch4,2)",
    ],
    "android": [
        "android",
        "Android OS 6.0.1 API 23 (samsung, SM-G920F)",
        "Android OS 10 API 29 (HUAWEI, VOG-L29)",
        "Android-tablet OS 4.4.2 API 19 (samsung, SM-T520)",
        "Android OS 8.0.0 API 26 (Sony, G8441)",
        "Android OS 5.1.1 API 22 (Amazon, KFFOWI)",
        "Android [arm 0]",
    ],
    "windows": [
        "windows",
        "Windows 10 (10.0.14393; x64)",
        "Windows 10 (10.0.19041; x64; AppX)",
        "Windows 7 (6.1.7601; x64; SP1; S)",
        "Windows 8.1 (6.3.9600; x64; WC)",
        "Windows Phone 8.1",
    ],
    "macos": ["osx", "OS X 10.11.6 [x86 8]", "OS X 12.6.0 [arm 2]", "macOS", "mac os"],
    "linux": ["linux", "Linux [x86-64 0]", "Linux [arm 0]", "librespot"],
    "web": [
        "web_player",
        "WebPlayer (websocket RFC6455)",
        "web_player windows 10;chrome 87.0.4280.88;desktop",
        "web_player osx 10.15.7;safari 14.0;desktop",
        "web_player linux undefined;firefox 84.0;desktop",
        "Partner webplayer",
    ],
    "tv": [
        "tv",
        "Partner android_tv Sony;BRAVIA4KVH2",
        "Partner google android_tv;Nexus Player",
        "Android OS 8.0.0 API 26 (Sony, BRAVIA 4K GB)",
        "Android OS 7.1.2 API 25 (Amazon, AFTT)",
        "Android OS 9 API 28 (NVIDIA, SHIELD Android TV)",
        "Partner samsung_tv Samsung;2018",
        "Partner tizen Samsung;TV",
        "Partner lg_tv LG;webOS",
        "Partner roku Roku;3800X",
        "Partner amazon_fire_tv Amazon;FireTV",
        "tvOS 14.3 (AppleTV6,2)",
    ],
    "speaker": [
        "sonos",
        "Partner sonos_ppc Sonos;Play1",
        "Partner amazon_salmon Amazon;Echo_Dot",
        "Partner amazon_salmon Amazon;Echo",
        "Partner google_home Google;Home_Mini",
        "Partner bose Bose;SoundTouch",
        "Partner libre Libre;LS9",
        "Partner denon HEOS;HEOS_1",
        "speaker",
    ],
    "car": [
        "Partner tesla",
        "Partner tesla Tesla;Model_3",
        "car",
        "Partner spotify_car_thing Spotify;Superbird",
        "Android Automotive OS 10 (Volvo, Polestar 2)",
    ],
    "console": [
        "ps4",
        "Partner scei_ps4",
        "Partner scei_ps4 SCEI;PS4",
        "Partner scei_ps3",
        "Partner sony_ps5 Sony;PS5",
        "Partner ms_xbox",
        "Partner ms_xbox Microsoft;Xbox_One",
        "playstation",
        "xbox",
    ],
    "cast": [
        "cast",
        "Partner google cast;Chromecast",
        "Partner google cast;Chromecast_Audio",
        "Partner google cast_tv;Chromecast;;tv",
        "Partner google_cast Google;Chromecast_Ultra",
    ],
    "other": ["not_applicable", "Partner garmin Garmin;fenix5", "???", "x" * 5_000],
}


@pytest.mark.parametrize(
    ("text", "expected"), [(text, name) for name, texts in TEXTS.items() for text in texts]
)
def test_a_platform_text_belongs_to_its_family(text: str, expected: str) -> None:
    assert family(text) == expected


@pytest.mark.parametrize("text", [None, "", "  "])
def test_no_text_has_no_family(text: str | None) -> None:
    assert family(text) is None


def test_case_and_outer_space_do_not_matter() -> None:
    assert family("  IOS ") == family("ios")


def test_every_family_is_told_by_some_text() -> None:
    assert set(TEXTS) == set(FAMILIES)
