/** Loaded into a child of `run-server.mjs`: without its parent it stops, cleanly. */
process.once('disconnect', () => {
  // Emitted, not sent: on Windows a sent signal ends the process on the spot.
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143)
})
process.channel?.unref()
