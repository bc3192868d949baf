export default (_input, io) => {
  for (let n = 0; n < 100_000; n++) io.print(`line ${n} of many`)
}
