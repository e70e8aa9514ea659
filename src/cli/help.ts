/** The text of `--help`, for a screen of 24 rows. */
export const HELP = `Usage: wait-for-job <job-id>... [options]
Waits for Fiddler jobs and exits with 0 only if every job ends in SUCCESS.

  export FIDDLER_URL=https://acme.fiddler.ai FIDDLER_TOKEN=...
  wait-for-job 550e8400-e29b-41d4-a716-446655440000 --timeout 30m && ./deploy.sh
  wait-for-job "$JOB_IDS" --no-fail-fast --json > jobs.json

  --url URL          the Fiddler site (default: FIDDLER_URL)
  --token-file FILE  API key, - for stdin (FIDDLER_TOKEN or FIDDLER_API_KEY)
  --timeout TIME     90, 30m, 1h30m; 0 checks once (JOB_WAIT_TIMEOUT or 30m)
  --interval TIME    time between checks (JOB_POLL_INTERVAL or adaptive)
  --no-fail-fast     wait for all jobs, even if one does not succeed
  --verbose          read the details of the jobs' tasks at every check
  --json             print the jobs as JSON on standard output at the end
  --summary FILE     append a summary in Markdown
  --dotenv FILE      write FIDDLER_JOB_STATUS=... and others for later steps
  --progress MODE    auto, tty (redrawn in place) or plain (line by line)
  --quiet            print errors only
  --job-id ID, --help, --version

Exit codes: 0 every job SUCCESS, 2 invalid arguments, 20 FAILURE, 21 REVOKED,
22 timeout, 23 job not readable, 70 internal error, 74 result not written,
129, 130, 143 SIGHUP, SIGINT, SIGTERM
`;
