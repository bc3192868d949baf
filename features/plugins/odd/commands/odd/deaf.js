export default (_input, io) => {
  setInterval(() => undefined, 1000)
  io.print("waiting")
  return new Promise(() => undefined)
}
