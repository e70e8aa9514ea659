/** Whether to redraw in place, and with which colors. */
import type { Progress } from './arguments.ts';

/** Set by CI systems, some of which give a pseudo-terminal. */
const CI_VARIABLES = [
  'CI',
  'CONTINUOUS_INTEGRATION',
  'BUILD_ID',
  'BUILD_NUMBER',
  'TF_BUILD',
  'TEAMCITY_VERSION',
  'JENKINS_URL',
  'BUILDKITE',
  'CIRCLECI',
  'GITLAB_CI',
  'GITHUB_ACTIONS',
  'CODEBUILD_BUILD_ID',
];

export function isRedrawn(
  progress: Progress,
  isTerminal: boolean,
  env: NodeJS.ProcessEnv,
): boolean {
  if (progress !== 'auto') return progress === 'tty';
  const term = env['TERM'] ?? '';
  return isTerminal && term !== '' && term !== 'dumb' && !isCi(env);
}

function isCi(env: NodeJS.ProcessEnv): boolean {
  return CI_VARIABLES.some((name) => !['', 'false', '0'].includes(env[name]?.toLowerCase() ?? ''));
}

/** By the convention of no-color.org, an empty value counts as not set. */
export function hasColors(env: NodeJS.ProcessEnv): boolean {
  return !env['NO_COLOR'];
}
