"""Waits for jobs with Fiddler's own Python client, as a script of a workflow would.

    python bench/python-client.py [--timeout SECONDS] JOB_ID...

FIDDLER_URL and FIDDLER_TOKEN say where. Several jobs are waited for at once. Prints how many seconds
the import of the client took; the exit code is 1 where a wait raised an error.
"""

import argparse
import logging
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

STARTED = time.perf_counter()
import fiddler  # noqa: E402

IMPORT_SECONDS = time.perf_counter() - STARTED


def wait(job_id: str, timeout: float) -> bool:
    """Whether the wait ended without an error."""
    try:
        fiddler.Job.get(job_id).wait(timeout=timeout)
    except Exception as error:  # pylint: disable=broad-exception-caught
        print(f'{type(error).__name__}: {error}')
        return False
    return True


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument('jobs', nargs='+')
    parser.add_argument('--timeout', type=float, default=1800)
    args = parser.parse_args()
    # Thousands of lines otherwise, in three seconds of errors.
    logging.getLogger('fiddler').addHandler(logging.NullHandler())
    fiddler.init(
        url=os.environ['FIDDLER_URL'],
        token=os.environ['FIDDLER_TOKEN'],
        auto_attach_log_handler=False,
    )
    with ThreadPoolExecutor(max_workers=len(args.jobs)) as pool:
        ended = list(pool.map(lambda job_id: wait(job_id, args.timeout), args.jobs))
    print(f'{IMPORT_SECONDS:.3f}')
    return 0 if all(ended) else 1


if __name__ == '__main__':
    sys.exit(main())
