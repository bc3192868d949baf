export default (_input, io) => {
  io.fail("Lots", {})
}
