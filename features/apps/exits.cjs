// An app that ends the process while it is loaded.
console.log("leaving before anything works")
process.exit(3)
