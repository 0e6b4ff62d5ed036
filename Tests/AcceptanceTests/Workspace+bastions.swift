extension Workspace {
  /// Puts three bastion hosts and their operator into the VPC, beside the one that lets nobody in. The third asks a resolver to
  /// which the endpoint's private DNS does not reach.
  func addBastions() throws {
    try edit(
      Self.environment, line: "  hosts:",
      """
        hosts:
          operator: {address: 192.168.1.20, user: engineer, resolver: 192.168.0.2, egress: [192.168.0.0/16]}
          bastion-1: {address: 192.168.1.11, user: ec2-user, resolver: 192.168.0.2, egress: [192.168.0.0/16], ssh: true}
          bastion-2: {address: 192.168.1.12, user: ec2-user, resolver: 192.168.0.2, egress: [192.168.0.0/16], ssh: true}
          bastion-3: {address: 192.168.1.13, user: ec2-user, resolver: 192.168.9.2, egress: [192.168.0.0/16], ssh: true}
      """)
    try edit(
      Self.environment, line: "  dns:",
      """
        dns:
          192.168.9.2:
            ap-northeast-1.queue.amazonaws.com: [54.240.225.157]
            sqs.ap-northeast-1.amazonaws.com: [52.119.160.10]
      """)
    try write(
      "environments/bastions.yml",
      """
      title: Bastions
      transport: ssh
      hosts: [bastion-1, bastion-2, bastion-3]
      traits: [private-endpoint]
      """)
  }
}
