/// Asks for the addresses that links lead to, each once.
public struct ExternalCheck: Sendable {
  /// How far a check is.
  public struct Progress: Sendable {
    public let done: Int
    public let total: Int
    public let address: String
  }

  let web: Web
  let store: AnswerStore
  /// Between two requests to one host.
  public var pause = Duration.seconds(1)
  /// How many hosts are asked at once.
  public var width = 8
  /// Whether answers of earlier runs count.
  public var usesStore = true
  var wait = Duration.seconds(5)

  public init(_ web: Web, store: AnswerStore) {
    self.web = web
    self.store = store
  }

  /// Throws only where nothing can be asked at all.
  public func run(
    _ links: [ExternalLink], progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(WebError) -> ExternalReport {
    let fragments = Dictionary(grouping: links, by: \.address).mapValues { Set($0.compactMap(\.fragment)) }
    let inquiry = Inquiry(web: web, manners: Manners(pause: pause, width: width), wait: wait)
    var answers: [String: Answer] = [:]
    var asked: [String] = []
    for address in fragments.keys.sorted() {
      let known = usesStore ? await store.answer(of: address, fragments: fragments[address] ?? []) : nil
      if let known { answers[address] = known } else { asked.append(address) }
    }
    let remembered = answers.count
    let total = asked.count
    let results = await withTaskGroup(of: (String, Result<Answer, WebError>).self) { group in
      for address in asked {
        group.addTask {
          do throws(WebError) {
            return (address, .success(try await inquiry.answer(of: address, fragments: fragments[address] ?? [])))
          } catch {
            return (address, .failure(error))
          }
        }
      }
      var results: [(String, Result<Answer, WebError>)] = []
      for await (address, result) in group {
        results.append((address, result))
        progress(Progress(done: results.count, total: total, address: address))
        switch result {
        case .success(let answer): await remember(answer, of: address, unless: \.isUnreachable)
        // Without the program every other would fail alike.
        case .failure: group.cancelAll()
        }
      }
      return results
    }
    for (address, result) in results { answers[address] = try result.get() }
    // Where nobody at all answered, it is the network that is away, and all may be there in a minute.
    if !answers.values.allSatisfy(\.isUnreachable) {
      for address in asked { await remember(answers[address], of: address, unless: { !$0.isUnreachable }) }
    }
    if total > 0 { await store.save() }
    return ExternalReport(links: links, answers: answers, remembered: remembered)
  }

  /// What comes of a run that is stopped says nothing of the address.
  private func remember(_ answer: Answer?, of address: String, unless isLeftOut: (Answer) -> Bool) async {
    guard let answer, !isLeftOut(answer), !Task.isCancelled else { return }
    await store.keep(answer, of: address)
  }
}
