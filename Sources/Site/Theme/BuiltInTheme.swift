/// The files of Sooth's own theme. Its style sheet and its script are written in parts, one a concern, and are one small file each
/// on a site.
enum BuiltInTheme {
  static let files: [String: [UInt8]] = [
    "layout.mustache": PackageResources.layout_mustache, "listing.mustache": PackageResources.listing_mustache,
    "article.mustache": PackageResources.article_mustache, "home.mustache": PackageResources.home_mustache,
    "section.mustache": PackageResources.section_mustache,
    "verification.mustache": PackageResources.verification_mustache,
    "errors.mustache": PackageResources.errors_mustache,
    "tag.mustache": PackageResources.tag_mustache, "path.mustache": PackageResources.path_mustache,
    "missing.mustache": PackageResources.missing_mustache,
    "style.css": minified(style: styles.flatMap(\.self)),
    "script.js": script(scripts),
    "search.js": script(search),
    "icon.svg": PackageResources.icon_svg,
  ]

  private static let styles = [
    PackageResources.base_css,
    PackageResources.frame_css,
    PackageResources.head_css,
    PackageResources.article_css,
    PackageResources.markdown_css,
    PackageResources.transcript_css,
    PackageResources.code_css,
    PackageResources.terminal_css,
    PackageResources.variables_css,
    PackageResources.tabs_css,
    PackageResources.toc_css,
    PackageResources.lists_css,
    PackageResources.around_css,
    PackageResources.finder_css,
    PackageResources.verification_css,
    PackageResources.links_css,
    PackageResources.search_css,
    // The last: it corrects the others on narrow screens, on paper and for preferences of the reader.
    PackageResources.media_css,
  ]

  private static let scripts = [
    PackageResources.base_js,
    // The first: it runs before the page is painted.
    PackageResources.theme_js,
    PackageResources.contents_js,
    PackageResources.freshness_js,
    PackageResources.tabs_js,
    PackageResources.finder_js,
    PackageResources.verifier_js,
    PackageResources.copy_js,
    PackageResources.search_js,
    PackageResources.moved_js,
    PackageResources.variables_js,
    PackageResources.meanings_js,
    PackageResources.scrollers_js,
  ]

  /// The second script, which the first fetches when somebody searches.
  private static let search = [
    PackageResources.words_js,
    PackageResources.shards_js,
    PackageResources.lists_js,
    PackageResources.spelling_js,
    PackageResources.asking_js,
    PackageResources.passages_js,
    PackageResources.dialog_js,
  ]

  /// In a function of its own, so that nothing of it meets what others declare.
  private static func script(_ parts: [[UInt8]]) -> [UInt8] {
    minified(script: Array("(() => {\n\"use strict\";\n".utf8) + parts.flatMap(\.self) + Array("})();\n".utf8))
  }
}
