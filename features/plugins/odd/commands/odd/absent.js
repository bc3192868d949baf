export default async (_input, io) => {
  io.fail("Lost")
}
