package io.lrbench.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of policies lists the types and arguments that there are. */
class PoliciesPageTest {
  private static final Path PAGE = Path.of("../docs/policies.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\|");

  static Set<String> vocabularies() {
    return PolicyBlocks.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void theTableOfAVocabularyIsWhatItTakes(String vocabulary) throws IOException {
    String section =
        Files.readString(PAGE).split("\n## " + vocabulary + "\n", 2)[1].split("\n## ", 2)[0];
    Map<String, String> documented = new LinkedHashMap<>();
    Matcher rows = ROW.matcher(section);
    while (rows.find()) {
      documented.put(rows.group(1), rows.group(2));
    }
    Map<String, String> taken = new LinkedHashMap<>();
    Signatures.of(PolicyBlocks.all().get(vocabulary))
        .forEach((type, signature) -> taken.put(type, text(signature)));

    assertThat(documented).isEqualTo(taken);
  }

  private static String text(Signature signature) {
    String may = signature.may().isEmpty() ? "" : "[" + String.join(" ", signature.may()) + "]";
    return (String.join(" ", signature.needs()) + " " + may).strip();
  }
}
