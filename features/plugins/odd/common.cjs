module.exports = ({}, io) => io.print("common")
