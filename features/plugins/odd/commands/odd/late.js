export default (_input, io) => new Promise(() => setTimeout(() => io.fail("Lost", { what: "the time" }), 10))
