export default (_input, io) =>
  new Promise((resolve) => {
    process.once("uncaughtException", ({ message }) => resolve(io.print(`caught: ${message}`)))
    setTimeout(() => {
      throw new Error("thrown late")
    }, 10)
  })
