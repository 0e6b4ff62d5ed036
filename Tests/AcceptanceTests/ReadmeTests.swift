import Testing
import Yams

@Suite struct ReadmeTests {
  /// Two workflows and a playbook; that the playbook does what it says is checked in a lab.
  @Test func recipesAreYAML() throws {
    let recipes = Readme.recipes.filter { $0.language == "yaml" }
    #expect(recipes.count == 3)
    for recipe in recipes {
      let node = try #require(try Yams.compose(yaml: recipe.text), "\(recipe.text)")
      #expect(node.mapping != nil || node.sequence != nil, "\(recipe.text)")
    }
  }

  /// Keys that a runner would not know are not found by reading YAML; names of jobs that wait for each other are.
  @Test func jobsWaitForJobsThatAreThere() throws {
    let workflow = try #require(try Yams.load(yaml: Readme.recipe("on:")) as? [String: Any])
    let jobs = try #require(workflow["jobs"] as? [String: [String: Any]])
    #expect(Set(jobs.keys) == ["check", "site"])
    #expect(jobs["site"]?["needs"] as? String == "check")
  }
}
