export default (_input, { print, signal }) =>
  new Promise((resolve) => {
    const timer = setInterval(() => undefined, 1000)
    signal.addEventListener("abort", () => {
      clearInterval(timer)
      setTimeout(() => resolve(print("tidied up")), 50)
    })
    print("waiting")
  })
