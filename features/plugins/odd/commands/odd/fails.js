export default (_input, io) => io.fail("Lost", { what: "the key", since: 1999, secret: "s3cret" })
