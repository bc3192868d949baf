// No plugin.
module.exports = 42
