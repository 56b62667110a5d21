"""A picture from outside becomes one that we wrote, or a sentence."""

import io
import os
import struct
import subprocess
import sys
import time
import tracemalloc
import zlib

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from entregent.kit.errors import DomainError
from entregent.kit.media.pictures import read_picture
from entregent.kit.media.services import path_of
from entregent.kit.media.tasks import sweep_files
from entregent.kit.models import Job, Media
from entregent.kit.registry import erase_rows
from entregent.people.models import Actor
from entregent.people.services.identity import change_photo, remove_photo, set_photo


def picture(form="PNG", size=(700, 500), mode="RGB", **options):
    out = io.BytesIO()
    Image.new(mode, size, "teal" if mode != "P" else 3).save(out, form, **options)
    return out.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width, height, body=b""):
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        picture(),
        picture("JPEG"),
        picture("WEBP"),
        picture("GIF", mode="P"),
        picture(mode="RGBA"),
        picture(mode="LA"),
        picture(mode="I;16"),
        picture("JPEG", mode="CMYK"),
        picture(size=(1, 1)),
        picture(size=(3000, 2)),
    ],
)
def test_pictures_become_squares(data):
    found = read_picture(data)
    assert found.type == "image/webp"
    for side, written in found.sides.items():
        with Image.open(io.BytesIO(written)) as image:
            assert (image.format, image.size, image.mode) == ("WEBP", (side, side), "RGB")


def test_nothing_hidden_comes_along():
    exif = Image.Exif()
    exif[0x010E] = "Taken at home"
    exif.get_ifd(0x8825)[2] = (IFDRational(47), IFDRational(13), IFDRational(0))
    data = picture("JPEG", exif=exif, comment=b"my comment", icc_profile=b"profile") + b"<script>alert(1)</script>"
    for written in read_picture(data).sides.values():
        assert not any(word in written for word in (b"home", b"comment", b"profile", b"<script", b"EXIF", b"ICCP"))
        with Image.open(io.BytesIO(written)) as image:
            assert dict(image.getexif()) == {}


def test_a_turned_picture_is_set_upright():
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    image = Image.new("RGB", (600, 600), "white")
    image.paste("black", (0, 0, 600, 300))
    image.save(out, "PNG", exif=exif)
    with Image.open(io.BytesIO(read_picture(out.getvalue()).sides[96])) as upright:
        left, right = upright.getpixel((5, 48)), upright.getpixel((90, 48))
    assert left[0] > 200
    assert right[0] < 50


@pytest.mark.parametrize("size", [(50_000, 50_000), (2**31 - 1, 2**31 - 1), (30_000, 1_000), (6_000, 5_000)])
def test_too_many_pixels_are_refused_before_one_is_read(size):
    tracemalloc.start()
    began = time.monotonic()
    with pytest.raises(DomainError) as refusal:
        read_picture(png_of(*size, body=b"\0" * 1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refusal.value.code in ("picture-pixels", "picture-form")
    assert time.monotonic() - began < 2
    assert peak < 10_000_000


IN_PASSES = {"progressive": True, "subsampling": 0}


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_a_jpeg_in_several_passes_is_bounded_by_all_its_samples(mode):
    with pytest.raises(DomainError) as refusal:
        read_picture(picture("JPEG", size=(6200, 5200), mode=mode, **IN_PASSES))
    assert refusal.value.code == "picture-pixels"
    assert len(read_picture(picture("JPEG", size=(6200, 5200))).sides) == 2


READ = """
import os, re, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.settings"
import django; django.setup()
from entregent.kit.media.pictures import read_picture
read_picture(sys.stdin.buffer.read())
print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


@pytest.mark.parametrize(
    ("form", "mode", "size", "options"),
    [
        ("WEBP", "RGB", (4000, 3120), {"method": 0}),
        ("PNG", "LA", (4000, 3120), {"compress_level": 1}),
        ("PNG", "RGBA", (4000, 3120), {"compress_level": 1}),
        ("JPEG", "RGB", (4990, 4990), IN_PASSES),
        ("JPEG", "CMYK", (4320, 4320), IN_PASSES),
    ],
)
def test_the_largest_picture_stays_under_300_megabytes(form, mode, size, options):
    data = picture(form, size=size, mode=mode, **options)
    done = subprocess.run([sys.executable, "-c", READ], input=data, capture_output=True, check=True)
    assert int(done.stdout) < 300


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.7",
        b"II*\0" + b"\0" * 100,
        picture()[:-900],
        picture("JPEG")[:400],
        picture("BMP"),
        picture("TIFF"),
        png_of(10, 10, b"short"),
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 200,
    ],
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(DomainError) as refusal:
        read_picture(data)
    assert (refusal.value.code, refusal.value.status) == ("picture-form", 422)


def test_a_file_of_eleven_megabytes_is_refused():
    with pytest.raises(DomainError) as refusal:
        read_picture(b"\0" * 10_000_001)
    assert refusal.value.code == "picture-size"


def files(name):
    return [side for side in (512, 96) if path_of(name, side).exists()]


def test_a_replaced_photo_leaves_with_its_files(amina, run_jobs):
    set_photo(actor=amina, data=picture(), alt="First")
    first = Media.objects.get(owner_id=amina.id)
    assert len(first.name) == 32
    assert files(first.name) == [512, 96]
    set_photo(actor=amina, data=picture("JPEG"), alt="Second", audience=(1,))
    second = Media.objects.get(owner_id=amina.id)
    assert (second.alt, second.audience) == ("Second", (1,))
    assert files(first.name) == [512, 96]
    run_jobs()
    assert (files(first.name), files(second.name)) == ([], [512, 96])
    remove_photo(actor=amina)
    run_jobs()
    assert files(second.name) == []
    assert list(Actor.objects.filter(id=amina.id).values_list("photo_id", "photo_audience")) == [(None, ())]


def test_files_without_a_row_are_swept_after_a_day(amina):
    set_photo(actor=amina, data=picture())
    kept, lost, fresh = Media.objects.get(owner_id=amina.id).name, "ab" * 16, "cd" * 16
    for name in (lost, fresh):
        path_of(name, 96).parent.mkdir(parents=True, exist_ok=True)
        path_of(name, 96).write_bytes(b"x")
    yesterday = time.time() - 90_000
    for name in (kept, lost):
        os.utime(path_of(name, 96), (yesterday, yesterday))
    sweep_files.func()
    assert (files(kept), files(lost), files(fresh)) == ([512, 96], [], [96])


def test_erasing_a_member_erases_the_files(amina, run_jobs):
    set_photo(actor=amina, data=picture())
    name = Media.objects.get(owner_id=amina.id).name
    erase_rows(amina.id)
    assert Job.objects.filter(key=f"media:{name}").exists()
    run_jobs()
    assert files(name) == []
    assert not Media.objects.filter(owner_id=amina.id).exists()


def test_the_photo_is_served_as_its_audience_says(amina, bruno, logged_in, client):
    from entregent.people.services.identity import set_visibility

    set_photo(actor=amina, data=picture(), alt="Amina", audience=(2,))
    photo_id = Actor.objects.get(id=amina.id).photo_id
    member_client = logged_in(bruno)
    assert (client.get(f"/media/{photo_id}").status_code, member_client.get(f"/media/{photo_id}").status_code) == (
        404,
        200,
    )
    answer = member_client.get(f"/media/{photo_id}/96")
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert member_client.get(f"/media/{photo_id}/97").status_code == 404
    assert member_client.get("/media/1").status_code == 404
    assert f"/media/{photo_id}" in member_client.get("/@amina").content.decode()
    set_visibility(actor=amina, page_public=True)
    assert f"/media/{photo_id}" not in client.get("/@amina").content.decode()
    assert "og:image" not in client.get("/@amina").content.decode()
    amina.refresh_from_db()
    change_photo(actor=amina, alt="Amina", audience=(1,))
    assert client.get(f"/media/{photo_id}").status_code == 200
    assert "og:image" in client.get("/@amina").content.decode()
    assert f"/media/{photo_id}" in client.get("/@amina.json").content.decode()
    change_photo(actor=amina, alt="Amina", audience=())
    assert member_client.get(f"/media/{photo_id}").status_code == 404
    assert f"/media/{photo_id}" not in member_client.get("/@amina").content.decode()
