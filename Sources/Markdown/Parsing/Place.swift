/// Where something stands: line and column counted from 1, the column in bytes.
struct Place: Equatable {
  var line: Int
  var column: Int
}
