import ArgumentParser

struct LabCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab", abstract: "The embedded VPC.", subcommands: [])
}
