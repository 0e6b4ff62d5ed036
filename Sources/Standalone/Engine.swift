/// What is the same in every standalone verifier: the shell that runs commands, and the programme in awk that judges them.
enum Engine {
  static let part = KnownPart(
    PackageResources.engine_sh + [0x0A] + PackageResources.processes_sh + [0x0A] + PackageResources.session_sh + [0x0A]
      + PackageResources.article_sh + [0x0A] + PackageResources.report_sh + [0x0A] + PackageResources.main_sh + [0x0A]
      + Array("# ---- The judge, in awk: examples, outputs, verdicts.\n\ns_program='\n".utf8) + judge
      + Array("\n'\n".utf8))

  /// It stands in single quotes, so there is none in it. What it says to its maintainers stays at home: the file is to be small.
  private static let judge: [UInt8] = withoutComments(
    [
      PackageResources.bytes_awk, PackageResources.values_awk, PackageResources.holes_awk,
      PackageResources.patterns_awk,
      PackageResources.records_awk, PackageResources.lines_awk, PackageResources.alignment_awk,
      PackageResources.json_awk,
      PackageResources.json_match_awk, PackageResources.redaction_awk, PackageResources.judge_awk,
      PackageResources.versions_awk, PackageResources.state_awk, PackageResources.evidence_awk,
      PackageResources.main_awk,
    ].flatMap { $0 + [0x0A] })

  private static func withoutComments(_ text: [UInt8]) -> [UInt8] {
    let lines = text.split(separator: 0x0A).filter { $0.first { $0 != 0x20 } != UInt8(ascii: "#") }
    return Array(lines.joined(separator: [0x0A]))
  }
}
