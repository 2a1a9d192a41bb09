"""Old formats (.doc, .wps, .rtf): turned into .docx by LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from lawdiff.errors import Refused, Unavailable
from lawdiff.reading import docx
from lawdiff.reading.formats import Format, Text

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SECONDS = 60
_NOWHERE = "http://127.0.0.1:9"
_ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "http_proxy": _NOWHERE,
    "https_proxy": _NOWHERE,
}


def _recognises(data: bytes, _name: str) -> bool:
    return data.startswith((_OLE, b"{\\rtf"))


def _read(data: bytes, name: str) -> Text:
    if _ENCRYPTED in data:
        raise Refused(
            "encrypted", "{name} is encrypted", remedy="Save it without a password.", name=name
        )
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Unavailable(
            "no_libreoffice",
            "{name} is in a format that only LibreOffice can turn into .docx",
            remedy="Install LibreOffice (libreoffice-writer), or save the file as .docx.",
            name=name,
        )
    suffix = ".rtf" if data.startswith(b"{") else ".doc"
    with tempfile.TemporaryDirectory(prefix="lawdiff-") as folder:
        return docx.FORMAT.read(_converted(program, Path(folder), data, suffix, name), name)


def _converted(program: str, folder: Path, data: bytes, suffix: str, name: str) -> bytes:
    """The .docx that LibreOffice makes, in a profile of its own and with no way to the network."""
    source = folder / f"source{suffix}"
    source.write_bytes(data)
    with subprocess.Popen(  # noqa: S603 - the program is found on the path, the file is ours
        _command(program, folder, source),
        env={"HOME": str(folder), **_ENVIRONMENT},
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(_SECONDS)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)  # LibreOffice runs behind a starter
            raise Refused(
                "conversion_too_slow",
                "LibreOffice did not convert {name} within {seconds} seconds",
                name=name,
                seconds=_SECONDS,
            ) from error
    made = folder / "out" / "source.docx"
    if not made.is_file():
        raise Refused("damaged_file", "{name} is damaged and cannot be opened", name=name)
    return made.read_bytes()


def _command(program: str, folder: Path, source: Path) -> list[str]:
    profile = (folder / "profile").as_uri()
    return [
        program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}",
        "--convert-to", "docx", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip


FORMAT = Format("office", _recognises, _read)
