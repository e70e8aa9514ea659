"""Tests the sandbox with Fiddler's own Python client.

Run from the repository's folder, with node on the path; it takes about 20 seconds:

    python3 -m venv build/python
    build/python/bin/pip install --require-hashes -r sandbox/requirements.txt
    build/python/bin/python sandbox/conformance.py

It starts its own sandboxes on free ports: a job's clock starts when it is first read, so get, watch
and wait each need fresh jobs.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import unittest
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

# Only the local sandbox: no proxy, no password of another site, no endless retries.
os.environ['NO_PROXY'] = os.environ['no_proxy'] = '127.0.0.1'
os.environ['NETRC'] = os.devnull
os.environ['FIDDLER_CLIENT_RETRY_MAX_DURATION_SECONDS'] = '5'
os.environ.pop('AWS_PARTNER_APP_AUTH', None)

import fiddler  # noqa: E402  (reads its environment on first use)
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


def connect(url: str, token: str) -> None:
    """Connects all of the client, its check of the server's version included."""
    fiddler.init(url=url, token=token, auto_attach_log_handler=False)


def timeout_of(job_id: str) -> float:
    """The endless job is waited for in vain."""
    return ENDLESS_TIMEOUT_SECONDS if job_id == ENDLESS else TIMEOUT_SECONDS


def watch(job_id: str) -> list[tuple[str, float]]:
    """The states and progress that a watch sees, from the job's beginning."""
    updates = Job.get(job_id).watch(interval=INTERVAL_SECONDS, timeout=timeout_of(job_id))
    return [(update.status, update.progress) for update in updates]


def wait(job_id: str) -> Job:
    """The job after a wait from its beginning."""
    job = Job.get(job_id)
    job.wait(interval=INTERVAL_SECONDS, timeout=timeout_of(job_id))
    return job


class SandboxTest(unittest.TestCase):
    """Has a sandbox with fresh jobs."""

    @classmethod
    def setUpClass(cls) -> None:
        command = ['node', str(SERVE), '--port', '0']
        # pylint: disable=consider-using-with
        cls.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding='utf-8',
        )
        cls.addClassCleanup(cls.stop)
        cls.url = cls.process.stdout.readline().strip().removeprefix('FIDDLER_URL=')
        cls.token = cls.process.stdout.readline().strip().removeprefix('FIDDLER_TOKEN=')
        connect(cls.url, cls.token)

    @classmethod
    def stop(cls) -> None:
        """A sandbox ends with exit code 0 on a signal."""
        with cls.process as process:
            process.terminate()
        # Windows has no signal for it.
        assert process.returncode == 0 or sys.platform == 'win32', process.returncode

    @classmethod
    def start_for_all(cls, action: Callable[[str], object]) -> dict[str, Future]:
        """Runs the action for all jobs at the same time."""
        pool = ThreadPoolExecutor(max_workers=len(ALL))
        cls.addClassCleanup(pool.shutdown)
        return {job_id: pool.submit(action, job_id) for job_id in ALL}


class GetTest(SandboxTest):
    """`fdl.init`, `Job.get`, and the list of jobs."""

    def test_server_info_is_read(self) -> None:
        self.assertEqual(str(fiddler.conn.server_version), '26.15.0')
        self.assertEqual(fiddler.conn.organization_name, 'sandbox')

    def test_new_job_is_pending(self) -> None:
        for job_id in ALL:
            job = Job.get(job_id)
            self.assertEqual(str(job.id), job_id)
            self.assertEqual((job.status, job.progress), ('PENDING', 0.0))
            self.assertEqual((job.error_reason, job.error_message, job.extras), (None, None, None))
            self.assertEqual(job.info['project_name'], job.info['project']['name'])
            for part in ('resource', 'model', 'project'):
                self.assertTrue(job.info[part]['id'] and job.info[part]['name'], job.info)

    def test_verbose_job_has_tasks(self) -> None:
        for job_id in ALL:
            extras = Job.get(job_id, verbose=True).extras
            self.assertTrue(extras)
            for task in extras.values():
                self.assertEqual(sorted(task), ['error_message', 'result', 'status'])

    def test_list_has_pages(self) -> None:
        # The client has no call for the list of jobs, but its own paging fits it.
        # pylint: disable=protected-access
        jobs = [Job._from_dict(data) for data in Job._paginate(url='/v3/jobs', page_size=3)]
        self.assertEqual([str(job.id) for job in jobs], ALL)

    def test_unknown_job_is_not_found(self) -> None:
        with self.assertRaises(NotFound) as raised:
            Job.get(UNKNOWN)
        error = raised.exception
        self.assertEqual((error.code, error.errors[0].reason), (404, 'ObjectNotFound'))

    def test_wrong_token_is_an_api_error(self) -> None:
        with self.assertRaises(ApiError) as raised:
            connect(self.url, 'wrong')
        connect(self.url, self.token)
        error = raised.exception
        self.assertEqual((error.code, error.errors[0].reason), (401, 'Unauthorized'))


class WatchTest(SandboxTest):
    """`Job.watch`."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.watches = cls.start_for_all(watch)

    def test_success_shows_each_state(self) -> None:
        seen = self.watches[SUCCEEDS].result()
        states = 'PENDING STARTED STARTED STARTED RETRY STARTED STARTED STARTED SUCCESS'.split()
        progress = [0.0, 0.0, 25.0, 50.0, 25.0, 25.0, 50.0, 75.0, 100.0]
        self.assertEqual(seen, list(zip(states, progress)))

    def test_failure_and_revocation_end_it(self) -> None:
        self.assertEqual(self.watches[FAILS].result()[-1], ('FAILURE', 60.0))
        self.assertEqual(self.watches[REVOKED].result()[-1], ('REVOKED', 50.0))

    def test_endless_job_times_out(self) -> None:
        with self.assertRaises(TimeoutError) as raised:
            self.watches[ENDLESS].result()
        self.assertEqual(str(raised.exception), f'Deadline exceeded while watching job {ENDLESS}')


class WaitTest(SandboxTest):
    """`Job.wait`."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.waits = cls.start_for_all(wait)

    def test_success_returns(self) -> None:
        job = self.waits[SUCCEEDS].result()
        self.assertEqual((job.status, job.progress), ('SUCCESS', 100.0))

    def test_failure_raises_what_the_job_says(self) -> None:
        with self.assertRaises(AsyncJobFailed) as raised:
            self.waits[FAILS].result()
        job = Job.get(FAILS, verbose=True)
        self.assertEqual((job.status, job.progress), ('FAILURE', 60.0))
        self.assertTrue(job.error_reason and job.error_message)
        expected = f'{job.name}[{job.id}] failed with {job.error_reason}: {job.error_message}'
        self.assertEqual(str(raised.exception), expected)
        failed = [task for task in job.extras.values() if task['status'] == 'FAILURE']
        self.assertEqual((len(failed), len(job.extras)), (2, 5))
        self.assertTrue(all(task['error_message'] for task in failed), failed)

    def test_revocation_returns_as_if_all_were_well(self) -> None:
        job = self.waits[REVOKED].result()
        self.assertEqual((job.status, job.error_reason, job.error_message), ('REVOKED', None, None))

    def test_endless_job_times_out(self) -> None:
        with self.assertRaises(TimeoutError):
            self.waits[ENDLESS].result()


if __name__ == '__main__':
    logging.getLogger('fiddler').addHandler(logging.NullHandler())
    unittest.main(verbosity=2)
