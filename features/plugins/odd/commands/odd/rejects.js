export default () => {
  setTimeout(async () => {
    throw new Error("nobody waits for it")
  }, 10)
  return new Promise(() => undefined)
}
