"""Holds the sandbox against Fiddler's own Python client: what it reads there, it reads here.

Run from the repository's folder, with node on the path; it takes about 20 seconds:

    python3 -m venv build/python
    build/python/bin/pip install fiddler-client
    build/python/bin/python sandbox/conformance.py

It starts and stops sandboxes of its own, on free ports: a job's clock starts when it is first read,
so get, watch and wait each have fresh jobs. It prints a line for each check, and at last
`N passed, M failed`; the exit code is 0 when none failed.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

# The client must see the sandbox alone: no proxy, no other site's password, no endless retries.
os.environ['NO_PROXY'] = os.environ['no_proxy'] = '127.0.0.1'
os.environ['NETRC'] = os.devnull
os.environ['FIDDLER_CLIENT_RETRY_MAX_DURATION_SECONDS'] = '5'
os.environ.pop('AWS_PARTNER_APP_AUTH', None)

import fiddler  # noqa: E402  (reads its environment when it is first used)
from fiddler.entities.job import Job  # noqa: E402
from fiddler.exceptions import ApiError, AsyncJobFailed, NotFound  # noqa: E402

SERVE = Path(__file__).resolve().parent / 'serve.js'

SUCCEEDS = '600d600d-0000-4000-8000-000000000001'
FAILS = 'bad0bad0-0000-4000-8000-000000000002'
REVOKED = '0ff0ff00-0000-4000-8000-000000000003'
ENDLESS = 'e4d1e550-0000-4000-8000-000000000004'
UNKNOWN = '00000000-0000-4000-8000-00000000dead'
ALL = [SUCCEEDS, FAILS, REVOKED, ENDLESS]

INTERVAL_SECONDS = 1
TIMEOUT_SECONDS = 30
ENDLESS_TIMEOUT_SECONDS = 3


class Checks:
    """Runs checks, prints a line for each and counts them."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def run(self, name: str, check: Callable[[], object]) -> None:
        """A check fails by raising anything."""
        try:
            check()
        except Exception as error:  # pylint: disable=broad-exception-caught
            self.failed += 1
            print(f'FAILED  {name}: {type(error).__name__}: {error}', flush=True)
        else:
            self.passed += 1
            print(f'passed  {name}', flush=True)

    def run_together(self, checks: dict[str, Callable[[], object]]) -> None:
        """Runs checks that wait at the same time; their lines keep their order."""
        with ThreadPoolExecutor(max_workers=len(checks)) as pool:
            futures = {name: pool.submit(check) for name, check in checks.items()}
            for name, future in futures.items():
                self.run(name, future.result)


@contextmanager
def sandbox(checks: Checks) -> Iterator[tuple[str, str]]:
    """A sandbox with fresh jobs: its URL and its token."""
    command = ['node', str(SERVE), '--port', '0']
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding='utf-8') as process:
        try:
            url = process.stdout.readline().strip().removeprefix('FIDDLER_URL=')
            token = process.stdout.readline().strip().removeprefix('FIDDLER_TOKEN=')
            yield url, token
        finally:
            process.terminate()
            exit_code = process.wait(timeout=5)
    if sys.platform != 'win32':  # where a process cannot be asked to end
        checks.run('the sandbox ends with exit code 0', lambda: expect(exit_code, 0))


def expect(actual: object, expected: object) -> None:
    """Fails when the two differ."""
    assert actual == expected, f'{actual!r} instead of {expected!r}'


def expect_error(kind: type[Exception], action: Callable[[], object]) -> Exception:
    """The error of exactly this class which the action raises."""
    try:
        result = action()
    except kind as error:
        expect(type(error), kind)
        return error
    raise AssertionError(f'{result!r} instead of {kind.__name__}')


def connect(url: str, token: str) -> None:
    """Connects all of the client, checks of the server's version included."""
    fiddler.init(url=url, token=token, auto_attach_log_handler=False)


def check_connection() -> None:
    """The client knows which Fiddler it talks to."""
    expect(str(fiddler.conn.server_version), '26.15.0')
    expect(fiddler.conn.organization_name, 'sandbox')


def check_get(job_id: str) -> None:
    """A job that was never read is at its beginning."""
    job = Job.get(job_id)
    expect(str(job.id), job_id)
    expect((job.status, job.progress), ('PENDING', 0.0))
    expect((job.error_reason, job.error_message, job.extras), (None, None, None))
    expect(job.info['project_name'], job.info['project']['name'])
    for part in ('resource', 'model', 'project'):
        assert job.info[part]['id'] and job.info[part]['name'], job.info


def check_verbose_get(job_id: str) -> None:
    """The tasks come with it when they are asked for."""
    job = Job.get(job_id, verbose=True)
    assert job.extras, 'no tasks'
    for task in job.extras.values():
        expect(sorted(task), ['error_message', 'result', 'status'])


def check_list() -> None:
    """The client has no call for the list of jobs, but its own pages fit it."""
    # pylint: disable=protected-access
    jobs = [Job._from_dict(data) for data in Job._paginate(url='/v3/jobs', page_size=3)]
    expect([str(job.id) for job in jobs], ALL)


def check_unknown_job() -> None:
    """NotFound, with Fiddler's own reason."""
    error = expect_error(NotFound, lambda: Job.get(UNKNOWN))
    expect((error.code, error.errors[0].reason), (404, 'ObjectNotFound'))


def check_wrong_token(url: str) -> None:
    """ApiError, at the first request."""
    error = expect_error(ApiError, lambda: connect(url, 'wrong'))
    expect((error.code, error.errors[0].reason), (401, 'Unauthorized'))


def watch(job_id: str, timeout: float = TIMEOUT_SECONDS) -> list[tuple[str, float]]:
    """The states and progress that a watch sees, from the job's beginning."""
    job = Job.get(job_id)
    updates = job.watch(interval=INTERVAL_SECONDS, timeout=timeout)
    return [(update.status, update.progress) for update in updates]


def check_watch_succeeds() -> None:
    """All of the course is seen: a state lasts a second at least."""
    expect(
        watch(SUCCEEDS),
        [
            ('PENDING', 0.0),
            ('STARTED', 0.0),
            ('STARTED', 25.0),
            ('STARTED', 50.0),
            ('RETRY', 25.0),
            ('STARTED', 25.0),
            ('STARTED', 50.0),
            ('STARTED', 75.0),
            ('SUCCESS', 100.0),
        ],
    )


def check_watch_endless() -> None:
    """Ends at the deadline alone."""
    error = expect_error(TimeoutError, lambda: watch(ENDLESS, ENDLESS_TIMEOUT_SECONDS))
    expect(str(error), f'Deadline exceeded while watching job {ENDLESS}')


def wait(job_id: str, timeout: float = TIMEOUT_SECONDS) -> Job:
    """The job after a wait from its beginning."""
    job = Job.get(job_id)
    job.wait(interval=INTERVAL_SECONDS, timeout=timeout)
    return job


def check_wait_succeeds() -> None:
    """Returns on SUCCESS."""
    job = wait(SUCCEEDS)
    expect((job.status, job.progress), ('SUCCESS', 100.0))


def check_wait_fails() -> None:
    """Raises what the job says of itself, and the tasks tell more."""
    error = expect_error(AsyncJobFailed, lambda: wait(FAILS))
    job = Job.get(FAILS, verbose=True)
    expect((job.status, job.progress), ('FAILURE', 60.0))
    assert job.error_reason and job.error_message, 'no reason or message'
    expect(
        str(error), f'{job.name}[{job.id}] failed with {job.error_reason}: {job.error_message}'
    )
    failed = [task for task in job.extras.values() if task['status'] == 'FAILURE']
    expect((len(failed), len(job.extras)), (2, 5))
    assert all(task['error_message'] for task in failed), failed


def check_wait_revoked() -> None:
    """Returns as if all were well: only the status tells."""
    job = wait(REVOKED)
    expect((job.status, job.error_reason, job.error_message), ('REVOKED', None, None))


def check_wait_endless() -> None:
    """Ends at the deadline alone."""
    expect_error(TimeoutError, lambda: wait(ENDLESS, ENDLESS_TIMEOUT_SECONDS))


def main() -> int:
    """Runs all checks; the exit code."""
    logging.getLogger('fiddler').addHandler(logging.NullHandler())
    checks = Checks()

    with sandbox(checks) as (url, token):
        checks.run('init: a wrong token is an ApiError', lambda: check_wrong_token(url))
        checks.run('init: connects', lambda: connect(url, token))
        checks.run('init: reads the server info', check_connection)
        checks.run('get: the list of jobs, in pages', check_list)
        for job_id in ALL:
            checks.run(f'get: {job_id}', lambda job_id=job_id: check_get(job_id))
        for job_id in ALL:
            checks.run(
                f'get: {job_id} with its tasks', lambda job_id=job_id: check_verbose_get(job_id)
            )
        checks.run('get: an unknown job is NotFound', check_unknown_job)

    with sandbox(checks) as (url, token):
        connect(url, token)
        checks.run_together(
            {
                'watch: the job that succeeds': check_watch_succeeds,
                'watch: the job that fails': lambda: expect(watch(FAILS)[-1], ('FAILURE', 60.0)),
                'watch: the revoked job': lambda: expect(watch(REVOKED)[-1], ('REVOKED', 50.0)),
                'watch: the endless job is a TimeoutError': check_watch_endless,
            }
        )

    with sandbox(checks) as (url, token):
        connect(url, token)
        checks.run_together(
            {
                'wait: the job that succeeds': check_wait_succeeds,
                'wait: the job that fails is an AsyncJobFailed': check_wait_fails,
                'wait: the revoked job returns': check_wait_revoked,
                'wait: the endless job is a TimeoutError': check_wait_endless,
            }
        )

    print(f'{checks.passed} passed, {checks.failed} failed')
    return 1 if checks.failed else 0


if __name__ == '__main__':
    sys.exit(main())
