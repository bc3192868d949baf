// An app whose dependency is not installed.
require("no-such-dependency")

module.exports = async () => {}
