export default (_input, io) => {
  io.warn("careful")
  io.print(42)
}
