// An app that never gets ready.
module.exports = () => new Promise(() => setInterval(() => {}, 1000))
