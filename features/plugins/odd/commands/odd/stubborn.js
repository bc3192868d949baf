export default (_input, { print, signal }) => {
  setInterval(() => signal.aborted, 1000)
  print("waiting")
  return new Promise(() => undefined)
}
