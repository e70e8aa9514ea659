#!/bin/sh
# Publishes, waits and deploys. FIDDLER_URL and FIDDLER_TOKEN are exported; publish.py prints the job ID.
set -u
job_id=$(python publish.py) || exit

npx --yes @fiddler/wait-for-job@1 "$job_id" --timeout 30m --dotenv job.env
code=$?
case $code in
  0) exec ./deploy.sh ;;
  20 | 21) . ./job.env && reason="$FIDDLER_JOB_STATUS $FIDDLER_JOB_ERROR_REASON" ;;
  22) reason='the job did not finish in time' ;;
  *) reason="the wait failed (exit code $code)" ;;
esac
echo "Not deployed: $reason" >&2
exit "$code"
