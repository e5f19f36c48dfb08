/** `orrery` alone, `orrery help`, and whatever is no command. */
const commands: readonly [string, string][] = [
  ['up', 'bring a cluster up on this machine'],
  ['down', 'take it down; its data stays'],
  ['status', 'what runs'],
  ['apiserver', 'the API server alone'],
  ['controller-manager', 'the controllers alone'],
  ['scheduler', 'the scheduler alone'],
  ['kubelet', 'one node alone'],
  ['proxy', 'what makes Services reachable on one node alone'],
]

const asked = process.argv[2]
const known = asked === undefined || ['help', '--help', '-h'].includes(asked)
const lines = [
  'usage: orrery COMMAND [--flag value ...]',
  '',
  ...commands.map(([name, summary]) => `  ${name.padEnd(20)}${summary}`),
  '',
  'orrery COMMAND --help shows its flags.',
]
if (known) {
  console.log(lines.join('\n'))
} else {
  console.error(`error: there is no command "${asked}"\n\n${lines.join('\n')}`)
  process.exitCode = 1
}
