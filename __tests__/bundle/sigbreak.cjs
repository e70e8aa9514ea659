// Preloaded into the action's process (node --require): SIGUSR2 arrives as SIGBREAK, which only Windows has.
process.on('SIGUSR2', () => process.emit('SIGBREAK'));
