package io.lrbench.trainer.fetch;

import java.util.List;
import java.util.Set;

/** Every file of a folder, such as images; not what only people or Git read. */
final class AllFiles implements Selection {
  private static final Set<String> ASIDE =
      Set.of("README.md", ".gitattributes", ".gitignore", "LICENSE");

  @Override
  public String name() {
    return "all";
  }

  @Override
  public boolean takesFile() {
    return true;
  }

  @Override
  public List<String> of(Offer from) {
    List<String> wanted = from.names().stream().filter(name -> !ASIDE.contains(name)).toList();
    if (wanted.isEmpty()) {
      throw from.lacks("files", "correct the path");
    }
    return wanted;
  }
}
