"""Many logins at once take the memory of one."""

import subprocess
import sys

from django.contrib.auth.hashers import Argon2PasswordHasher

from entregent.kit.passwords import PatientArgon2

LOG_IN = """
import os, re, threading
os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.settings"
import django; django.setup()
from django.contrib.auth.hashers import check_password, make_password
encoded = make_password("correct horse battery")
def high():
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024
before, answers = high(), []
tries = [threading.Thread(target=lambda: answers.append(check_password("wrong", encoded))) for _ in range(8)]
[one.start() for one in tries]
[one.join() for one in tries]
print(len(answers), any(answers), high() - before)
"""


def test_a_burst_of_logins_takes_the_memory_of_one():
    done = subprocess.run([sys.executable, "-c", LOG_IN], capture_output=True, check=True, text=True)
    count, right, more = done.stdout.split()
    assert (count, right) == ("8", "False")
    assert int(more) < 60


def test_the_form_of_a_hash_is_the_usual_one():
    encoded = PatientArgon2().encode("correct horse battery", "a" * 22)
    assert Argon2PasswordHasher().verify("correct horse battery", encoded)
    assert PatientArgon2().verify("correct horse battery", encoded)
    assert not PatientArgon2().verify("another", encoded)
